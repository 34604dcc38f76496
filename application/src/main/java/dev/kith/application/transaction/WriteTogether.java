package dev.kith.application.transaction;

import java.util.function.Supplier;

/** Runs the writes of several use cases in one transaction, see {@link Transactions}. */
public final class WriteTogether {

    private final Transactions transactions;

    public WriteTogether(Transactions transactions) {
        this.transactions = transactions;
    }

    /** @param writes may run more than once */
    public <T> T handle(Supplier<T> writes) {
        return transactions.together(writes);
    }
}

package dev.kith.application.transaction;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;

/** Does what a request with a key asks for, unless it was done in the last {@link Transactions#LIFE}. */
public final class AnswerOnce {

    private final Transactions transactions;
    private final Clock clock;

    public AnswerOnce(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @param writes returns the answer; may run more than once */
    public Transactions.Answer handle(KeyedRequest request, Supplier<String> writes) {
        return transactions.once(request, clock.instant().truncatedTo(ChronoUnit.MICROS), writes);
    }
}

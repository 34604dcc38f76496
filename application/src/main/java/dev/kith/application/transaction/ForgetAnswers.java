package dev.kith.application.transaction;

import java.time.Clock;
import java.util.function.BooleanSupplier;

/** Deletes the answers that are older than {@link Transactions#LIFE}, or more than the operator wants to keep. */
public final class ForgetAnswers {

    private final Transactions transactions;
    private final Clock clock;
    private final long most;

    /** @param most how many answers are kept */
    public ForgetAnswers(Transactions transactions, Clock clock, long most) {
        this.transactions = transactions;
        this.clock = clock;
        this.most = most;
    }

    /**
     * Deletes all of them in bounded steps.
     *
     * @param goOn asked before each step
     */
    public void handle(BooleanSupplier goOn) {
        boolean more = true;
        while (more && goOn.getAsBoolean()) {
            more = transactions.forget(clock.instant().minus(Transactions.LIFE), most);
        }
    }
}

package dev.kith.neo4j.transport;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Session;
import org.neo4j.driver.TransactionConfig;
import org.neo4j.driver.TransactionContext;
import org.neo4j.driver.exceptions.Neo4jException;

/**
 * The attempts at one write transaction. If the answer to a commit is lost, the next attempt first finds out whether
 * the transaction was committed. If it was, its answer is the answer of the write, and nothing is repeated.
 */
final class ExactlyOnceWrite<T> {

    /**
     * A transaction whose work is done.
     *
     * @param mark null if the transaction may be repeated, because it only reads or only changes the schema
     */
    record Done<T>(T answer, @Nullable CommitMark mark) {}

    private final Function<TransactionContext, Done<T>> work;
    private final TransactionConfig config;

    /** The transaction that may be committed. */
    private @Nullable Done<T> done;

    private boolean isFound;

    ExactlyOnceWrite(Function<TransactionContext, Done<T>> work, TransactionConfig config) {
        this.work = work;
        this.config = config;
    }

    T attempt(Session session) {
        Done<T> earlier = done;
        if (earlier != null && earlier.mark() != null) {
            if (session.executeWrite(earlier.mark()::isCommitted, config)) {
                isFound = true;
                return earlier.answer();
            }
        }
        done = null;
        try {
            return session.executeWrite(
                    transaction -> {
                        Done<T> now = work.apply(transaction);
                        done = now;
                        return now.answer();
                    },
                    config);
        } catch (Neo4jException failure) {
            if (failure.code().startsWith("Neo.ClientError.")) {
                done = null; // the database has refused the commit
            }
            throw failure;
        }
    }

    /** Whether the answer is that of a transaction whose commit was not answered. */
    boolean isFound() {
        return isFound;
    }

    /** Whether the last failure leaves open if the transaction was committed. */
    boolean isOutcomeUnknown() {
        return done != null && done.mark() != null;
    }
}

package dev.kith.application.transaction;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * Runs what other ports write in one transaction. A store with transactions stores all of it or nothing. What the other
 * ports read meanwhile is what was committed before; each write sees the earlier ones. The writes may run more than
 * once, so they do nothing else. They are on the thread of the caller.
 */
public interface Transactions {

    /** What became of a request with a key. */
    sealed interface Answer {

        /** The request has been done now. */
        record First(String text) implements Answer {}

        /** The request was done earlier, with this answer. Nothing has been done now. */
        record Repeated(String text) implements Answer {}

        /** The key belongs to another request. Nothing has been done. */
        record OtherRequest() implements Answer {}
    }

    /** How long an answer is kept. */
    Duration LIFE = Duration.ofHours(24);

    /**
     * Runs the writes in one transaction.
     *
     * @return what the writes return
     */
    <T> T together(Supplier<T> writes);

    /**
     * Runs the writes in one transaction, and stores their answer in it under the key of the request. If an answer is
     * kept under the key, nothing is done. Of two requests with one key at once, the second waits for the first. If the
     * writes throw, no answer is kept.
     *
     * @param now an answer is kept for {@link #LIFE} from then on
     * @param writes returns the answer
     */
    Answer once(KeyedRequest request, Instant now, Supplier<String> writes);

    /**
     * Deletes a bounded number of the oldest answers, out of those kept since a moment or longer, and those that exceed
     * a number of answers.
     *
     * @param since answers of this moment and before are deleted
     * @param most answers to keep, 0 or more
     * @return whether there may be more to delete
     */
    boolean forget(Instant since, long most);
}

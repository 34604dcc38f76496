package dev.kith.domain.webhook;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What came of a request.
 *
 * @param status null if there was no answer
 * @param millis how long it took
 * @param error what went wrong, null if the status says it
 * @param answer the beginning of the answer, null for none
 * @param retryAfter how long the receiver asks to wait, null if it does not
 */
public record Reply(
        @Nullable Integer status,
        long millis,
        @Nullable String error,
        @Nullable String answer,
        @Nullable Duration retryAfter) {

    public static Reply failed(long millis, String error) {
        return new Reply(null, millis, error, null, null);
    }

    public boolean isSuccess() {
        return status != null && status >= 200 && status < 300;
    }

    /** The receiver wants no more requests. */
    boolean isGone() {
        return status != null && status == 410;
    }
}

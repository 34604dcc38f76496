package dev.kith.domain.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request that was sent.
 *
 * @param delivery the id of the delivery
 * @param attempt 1 for the first request of the delivery
 * @param status null if there was no answer
 * @param millis how long it took
 * @param error what went wrong, null if the status says it
 * @param answer the beginning of the answer to a request that failed, null for none
 */
public record Attempt(
        String delivery,
        int attempt,
        Instant at,
        @Nullable Integer status,
        long millis,
        @Nullable String error,
        @Nullable String answer) {

    public boolean isSuccess() {
        return status != null && status >= 200 && status < 300;
    }
}

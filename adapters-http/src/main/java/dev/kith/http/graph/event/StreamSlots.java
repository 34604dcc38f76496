package dev.kith.http.graph.event;

import dev.kith.http.graph.caller.GraphCaller;
import dev.kith.http.graph.problem.Problems;
import dev.kith.http.settings.EventStreamSettings;
import dev.kith.http.wire.ApiError;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** Bounds the streams of one caller, and those of the server. */
@Singleton
final class StreamSlots {

    /** A stream that was cut off is noticed by then. */
    private static final Duration RETRY = Duration.ofSeconds(15);

    private final EventStreamSettings settings;
    private final Map<String, Integer> open = new HashMap<>();
    private int all;

    StreamSlots(EventStreamSettings settings) {
        this.settings = settings;
    }

    /**
     * Counts one more stream, until the answer runs. It may run more than once.
     *
     * @throws ApiError 429 if the caller has as many as they may have, 503 if the server has
     */
    synchronized Runnable open(GraphCaller caller) {
        String owner = caller.owner();
        if (open.getOrDefault(owner, 0) >= settings.perCaller()) {
            throw Problems.quotaExceeded("A caller may have " + settings.perCaller() + " streams at once.", RETRY);
        }
        if (all >= settings.perServer()) {
            throw ApiError.overloaded("The server has too many streams; try again later.");
        }
        all++;
        open.merge(owner, 1, Integer::sum);
        AtomicBoolean isOpen = new AtomicBoolean(true);
        return () -> {
            if (isOpen.getAndSet(false)) {
                close(owner);
            }
        };
    }

    private synchronized void close(String owner) {
        all--;
        open.computeIfPresent(owner, (_, count) -> count == 1 ? null : count - 1);
    }
}

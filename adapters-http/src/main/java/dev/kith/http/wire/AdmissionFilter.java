package dev.kith.http.wire;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Duration;

/**
 * Gives each request a virtual thread, on which it may wait for the database, and sheds load. Requests queue for the
 * processors when they compute more than the machine can, be it graph reads in this process or password hashes. A
 * request that has queued for longer than {@link #MAX_QUEUE_TIME} is refused before any work on it, also before its
 * token is verified.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class AdmissionFilter {

    static final Duration MAX_QUEUE_TIME = Duration.ofSeconds(1);

    private static final String ARRIVAL = AdmissionFilter.class.getName();

    @RequestFilter
    @Order(1)
    void stampArrival(HttpRequest<?> request) {
        request.setAttribute(ARRIVAL, System.nanoTime());
    }

    @RequestFilter
    @Order(2)
    @ExecuteOn(TaskExecutors.BLOCKING)
    void admitOrShed(HttpRequest<?> request) {
        long arrival = request.getAttribute(ARRIVAL, Long.class).orElseThrow();
        if (System.nanoTime() - arrival > MAX_QUEUE_TIME.toNanos()) {
            throw ApiError.overloaded("There are too many requests; try again later.");
        }
    }
}

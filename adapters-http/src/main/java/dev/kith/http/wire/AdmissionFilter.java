package dev.kith.http.wire;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Duration;

/**
 * The line in which requests stand until a virtual thread begins with them; from here on they may wait for the database. It grows when they compute
 * more than the machine can, be it with the graph in this process or with the hashes of passwords. Whoever has stood in it longer than a moment is
 * told to come again, before anything is begun, and so the line never gets much longer than that.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class AdmissionFilter {

    static final Duration MAX_WAIT = Duration.ofSeconds(1);

    private static final String ARRIVED = AdmissionFilter.class.getName();

    @RequestFilter
    @Order(1)
    void arrive(HttpRequest<?> request) {
        request.setAttribute(ARRIVED, System.nanoTime());
    }

    @RequestFilter
    @Order(2)
    @ExecuteOn(TaskExecutors.BLOCKING)
    void begin(HttpRequest<?> request) {
        long arrived = request.getAttribute(ARRIVED, Long.class).orElseThrow();
        if (System.nanoTime() - arrived > MAX_WAIT.toNanos()) {
            throw ApiError.unavailable("Too many ask at once; try again later.");
        }
    }

    /** Before those who look up whose token it is. */
    @SuppressWarnings("unused")
    int getOrder() {
        return ServerFilterPhase.SECURITY.after() - 1;
    }
}

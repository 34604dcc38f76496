package dev.kith.http.graph.caller;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kith.http.graph.problem.Problems;
import dev.kith.http.settings.GraphSettings;
import dev.kith.http.wire.input.WholeNumbers;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Counts the calls of each caller. A window begins with the first call and lasts a minute. A call counts 1, and 1 more
 * for each further 100 items in it. If more callers call in a minute than are remembered, some begin anew.
 */
@Singleton
public final class Quotas {

    private static final Duration WINDOW = Duration.ofMinutes(1);

    private static final int MAX_CALLERS = 100_000;

    private static final int ITEMS_OF_A_CALL = 100;

    /** How the headers name the quota. */
    private static final String NAME = "\"default\"";

    private static final String ATTRIBUTE = Quotas.class.getName();

    private final GraphSettings settings;
    private final Clock clock;
    private final Cache<String, Window> windows = Caffeine.newBuilder()
            .maximumSize(MAX_CALLERS)
            .expireAfterWrite(WINDOW)
            .build();

    Quotas(GraphSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The calls of a caller.
     *
     * @param isExceeded whether the last call did not count, because there were too many
     */
    private record Window(long limit, long used, Instant end, boolean isExceeded) {

        Window with(long calls) {
            long sum = used + Math.min(calls, limit);
            return new Window(limit, sum > limit ? used : sum, end, sum > limit);
        }
    }

    /**
     * Counts a request, and the items of the page that it asks for.
     *
     * @throws dev.kith.http.wire.ApiError 429 if the caller has used up the quota
     */
    void take(HttpRequest<?> request, GraphCaller caller) {
        count(request, caller, 1 + beyondFirst(itemsOfPage(request)));
    }

    /** A wrong limit is refused later. */
    private static long itemsOfPage(HttpRequest<?> request) {
        String limit = request.getParameters().get(ListParameters.LIMIT);
        return limit == null
                ? request.getParameters().contains(ListParameters.VIEW) ? ListParameters.DEFAULT_IDS : 1
                : Math.clamp(WholeNumbers.parse(limit).orElse(1), 1, ListParameters.MAX_IDS);
    }

    /**
     * Counts the items in the body of a request.
     *
     * @throws dev.kith.http.wire.ApiError 429 if the caller has used up the quota
     */
    public void takeItems(HttpRequest<?> request, GraphCaller caller, int items) {
        count(request, caller, beyondFirst(items));
    }

    private static long beyondFirst(long items) {
        return (items - 1) / ITEMS_OF_A_CALL;
    }

    private void count(HttpRequest<?> request, GraphCaller caller, long calls) {
        long limit = limit(caller);
        if (limit == 0 || calls == 0) {
            return;
        }
        Instant now = clock.instant();
        Window window = windows.asMap()
                .compute(
                        caller.owner(),
                        (_, last) -> (last == null || !last.end.isAfter(now)
                                        ? new Window(limit, 0, now.plus(WINDOW), false)
                                        : last)
                                .with(calls));
        request.setAttribute(ATTRIBUTE, window);
        if (window.isExceeded) {
            throw Problems.quotaExceeded(
                    "A caller may send " + limit + " requests a minute.", Duration.between(now, window.end));
        }
    }

    /** 0 for no limit. */
    private long limit(GraphCaller caller) {
        return switch (caller) {
            case GraphCaller.Program _ -> settings.rate();
            case GraphCaller.Person _ -> settings.userRate();
        };
    }

    /** Tells a caller with a quota what is left of it. */
    void addHeaders(HttpRequest<?> request, MutableHttpResponse<?> response) {
        @Nullable Window window = request.getAttribute(ATTRIBUTE, Window.class).orElse(null);
        if (window != null) {
            long seconds = Math.max(
                    0,
                    Duration.between(clock.instant(), window.end)
                            .plusMillis(999)
                            .toSeconds());
            response.header("RateLimit-Policy", NAME + ";q=" + window.limit + ";w=" + WINDOW.toSeconds());
            response.header("RateLimit", NAME + ";r=" + (window.limit - window.used) + ";t=" + seconds);
        }
    }
}

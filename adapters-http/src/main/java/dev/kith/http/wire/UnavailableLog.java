package dev.kith.http.wire;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.micronaut.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs requests that cannot be answered now. There may be hundreds a second, so an interval has a few lines only. The
 * next line tells how many requests have none.
 */
final class UnavailableLog {

    static final int LINES = 10;
    static final Duration INTERVAL = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(UnavailableLog.class);

    private final Bucket lines;
    private final AtomicLong omitted = new AtomicLong();

    UnavailableLog(TimeMeter time) {
        this.lines = Bucket.builder()
                .addLimit(bandwidth -> bandwidth.capacity(LINES).refillIntervally(LINES, INTERVAL))
                .withCustomTimePrecision(time)
                .build();
    }

    /** Without a stack trace, which does not explain them. */
    void add(HttpRequest<?> request, String requestId, String reason) {
        if (!lines.tryConsume(1)) {
            omitted.incrementAndGet();
            return;
        }
        long others = omitted.getAndSet(0);
        LOG.warn(
                "{} {} cannot be answered now (request {}): {}{}",
                request.getMethodName(),
                request.getPath(),
                requestId,
                reason,
                others == 0 ? "" : " (and " + others + " other requests since the last line)");
    }
}

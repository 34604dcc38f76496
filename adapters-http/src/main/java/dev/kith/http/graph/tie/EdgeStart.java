package dev.kith.http.graph.tie;

import dev.kith.http.graph.answer.GraphTimes;
import dev.kith.http.graph.request.BodyObject;
import dev.kith.http.wire.json.Given;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads when an edge of the past began. */
@Singleton
final class EdgeStart {

    static final String SINCE = "since";

    private final Clock clock;

    EdgeStart(Clock clock) {
        this.clock = clock;
    }

    Given<Instant> read(BodyObject body) {
        return body.parsed(
                SINCE,
                "Must be a time in the form of RFC 3339, with at most six digits of a second, from 1970 to now.",
                this::past);
    }

    private @Nullable Instant past(String text) {
        return GraphTimes.parse(text)
                .filter(time -> !time.isBefore(Instant.EPOCH) && !time.isAfter(clock.instant()))
                .orElse(null);
    }
}

package dev.kith.bootstrap.graph;

import java.time.Clock;
import java.time.Duration;

/**
 * The program's one clock. Edges store microseconds; a finer clock would give times that are not read back as they were
 * written.
 */
public final class GraphClock {

    public static final Clock UTC = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));

    private GraphClock() {}
}

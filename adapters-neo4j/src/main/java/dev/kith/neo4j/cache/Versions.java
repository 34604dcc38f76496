package dev.kith.neo4j.cache;

import java.util.concurrent.atomic.AtomicLongArray;

/** Tells whether something changed while it was being read, so that what was read before a commit is not kept after it. */
final class Versions {

    private final AtomicLongArray versions = new AtomicLongArray(1 << 14);

    private int slot(long id) {
        return Long.hashCode(id * 0x9E3779B97F4A7C15L) >>> 18;
    }

    long of(long id) {
        return versions.get(slot(id));
    }

    void changed(long id) {
        versions.incrementAndGet(slot(id));
    }
}

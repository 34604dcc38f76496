package dev.kith.neo4j.transport;

import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The reads of one request. After its first read a request goes before the requests that have not read yet, so that
 * requests that have started are finished.
 */
public final class ReadScope {

    private static final ScopedValue<ReadScope> CURRENT = ScopedValue.newInstance();

    private final long begun = System.nanoTime();

    /** Not volatile: a request reads on one thread. */
    private boolean hasRead;

    private @Nullable Boolean isCurrent;

    ReadScope() {}

    /** Runs the whole work of a request in a new scope. */
    public static void run(Runnable request) {
        ScopedValue.where(CURRENT, new ReadScope()).run(request);
    }

    /** The scope of the request that this thread works for. Outside of requests every read has a scope of its own. */
    public static ReadScope current() {
        return CURRENT.isBound() ? CURRENT.get() : new ReadScope();
    }

    boolean hasRead() {
        return hasRead;
    }

    void markRead() {
        hasRead = true;
    }

    /**
     * Whether the caches are as new as the request.
     *
     * @param check called once for each request, with the time at which it began, as {@link System#nanoTime} tells it
     */
    public boolean isCurrent(LongPredicate check) {
        if (isCurrent == null) {
            isCurrent = check.test(begun);
        }
        return isCurrent;
    }
}

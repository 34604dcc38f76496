package dev.kith.neo4j.transport;

/**
 * The reads of one request. After its first read a request goes before the requests that have not read yet, so that
 * requests that have started are finished.
 */
public final class ReadScope {

    private static final ScopedValue<ReadScope> CURRENT = ScopedValue.newInstance();

    /** Not volatile: a request reads on one thread. */
    private boolean hasRead;

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
}

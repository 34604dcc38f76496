package dev.kith.neo4j.shared;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads that requests share. Each request waits for a read that begins after it came. A read begins at once while fewer
 * than {@value #MAX_RUNNING} run; later requests share the next one.
 */
final class SharedReads {

    /** More would cost more, and a request would not be answered earlier. */
    private static final int MAX_RUNNING = 3;

    private static final class Read {

        final CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();
        long begun;
    }

    private final Supplier<CompletionStage<@Nullable Void>> work;
    private final Duration maxWait;
    private final Deque<Read> running = new ArrayDeque<>();
    private @Nullable Read next;

    /**
     * @param work one read, which never throws and ends in a bounded time
     * @param maxWait how long a request waits
     */
    SharedReads(Supplier<CompletionStage<@Nullable Void>> work, Duration maxWait) {
        this.work = work;
        this.maxWait = maxWait;
    }

    /** Returns when a read ended that began after this call, or when nobody should wait for it any longer. */
    void awaitNext() {
        Read read = next();
        if (read != null) {
            read.ended.join();
        }
    }

    /** The same without waiting. */
    void beginNext() {
        var _ = next();
    }

    /** Returns null if the running reads take so long that nobody waits for the next one. */
    private @Nullable Read next() {
        Read read;
        synchronized (this) {
            if (running.size() == MAX_RUNNING) {
                if (System.nanoTime() - running.getFirst().begun > maxWait.toNanos()) {
                    return null;
                }
                if (next == null) {
                    next = newRead();
                }
                return next;
            }
            read = newRead();
            begin(read);
        }
        run(read);
        return read;
    }

    private Read newRead() {
        Read read = new Read();
        read.ended.completeOnTimeout(null, maxWait.toNanos(), TimeUnit.NANOSECONDS);
        return read;
    }

    private void begin(Read read) {
        read.begun = System.nanoTime();
        running.addLast(read);
    }

    private void run(Read read) {
        work.get().whenComplete((_, _) -> end(read));
    }

    private void end(Read read) {
        Read following;
        synchronized (this) {
            running.remove(read);
            following = next;
            next = null;
            if (following != null) {
                begin(following);
            }
        }
        if (following != null) {
            run(following);
        }
        read.ended.complete(null);
    }
}

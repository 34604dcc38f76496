package dev.kith.neo4j.transport;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Permits for a number of reads at once. A request that has had a permit before goes first, so that requests that have
 * started are finished. The wait is limited: a long queue makes every wait useless, while a short one is worth waiting
 * in, for instance after a start, when every read is slow once.
 */
final class ReadPermits {

    /** How long to wait in a short queue, and in a long one. */
    record WaitLimits(Duration shortQueue, Duration longQueue) {}

    /** A queue is short up to this many waiting threads per permit. */
    private static final int SHORT_QUEUE_PER_PERMIT = 32;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition continuing = lock.newCondition();
    private final Condition starting = lock.newCondition();

    private final int shortQueue;
    private int free;
    private int waiting;
    private int waitingToContinue;

    ReadPermits(int count) {
        this.shortQueue = SHORT_QUEUE_PER_PERMIT * count;
        this.free = count;
    }

    /** Waits for a permit; false if the limit has passed. A caller that gets true must {@link #release}. */
    boolean tryAcquire(ReadScope scope, WaitLimits limits) throws InterruptedException {
        long arrived = System.nanoTime();
        lock.lockInterruptibly();
        try {
            boolean isContinuing = scope.hasRead();
            waiting++;
            waitingToContinue += isContinuing ? 1 : 0;
            long remaining = remaining(arrived, limits);
            try {
                while (remaining > 0 && (free == 0 || (!isContinuing && waitingToContinue > 0))) {
                    // no longer than the limit of a long queue: the queue may have grown
                    var _ = (isContinuing ? continuing : starting)
                            .awaitNanos(Math.min(remaining, limits.longQueue().toNanos()));
                    remaining = remaining(arrived, limits);
                }
            } finally {
                waiting--;
                waitingToContinue -= isContinuing ? 1 : 0;
            }
            // by the clock, even if a permit is free: while all processors are busy, timers wake a thread too late
            if (remaining <= 0) {
                return false;
            }
            free--;
            scope.markRead();
            return true;
        } finally {
            unlockAndSignal();
        }
    }

    /** The nanoseconds until the limit, zero or less after it. */
    private long remaining(long arrived, WaitLimits limits) {
        return arrived
                + (waiting > shortQueue ? limits.longQueue() : limits.shortQueue()).toNanos()
                - System.nanoTime();
    }

    void release() {
        lock.lock();
        free++;
        unlockAndSignal();
    }

    private void unlockAndSignal() {
        if (free > 0) {
            (waitingToContinue > 0 ? continuing : starting).signal();
        }
        lock.unlock();
    }
}

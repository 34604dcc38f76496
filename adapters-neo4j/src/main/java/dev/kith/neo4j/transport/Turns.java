package dev.kith.neo4j.transport;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Turns for so many at once. Whoever has had one before comes before those who have not, so that what was begun is ended. */
final class Turns {

    /** Per request, since each has a thread of its own. */
    private static final ThreadLocal<Boolean> HAS_BEGUN = ThreadLocal.withInitial(() -> false);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition again = lock.newCondition();
    private final Condition first = lock.newCondition();

    private int free;
    private int waitingAgain;

    Turns(int atOnce) {
        this.free = atOnce;
    }

    /** Whether the turn came in time; it is to be given back then. */
    boolean take(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        lock.lockInterruptibly();
        try {
            boolean isAgain = HAS_BEGUN.get();
            long left = deadline - System.nanoTime();
            waitingAgain += isAgain ? 1 : 0;
            try {
                while (left > 0 && (free == 0 || (!isAgain && waitingAgain > 0))) {
                    left = (isAgain ? again : first).awaitNanos(left);
                }
            } finally {
                waitingAgain -= isAgain ? 1 : 0;
            }
            // even if there is a turn now: where all processors are kept busy, no one is told in time that their time is over
            if (left <= 0) {
                return false;
            }
            free--;
            HAS_BEGUN.set(true);
            return true;
        } finally {
            leave();
        }
    }

    void giveBack() {
        lock.lock();
        free++;
        leave();
    }

    private void leave() {
        if (free > 0) {
            (waitingAgain > 0 ? again : first).signal();
        }
        lock.unlock();
    }
}

package dev.kith.neo4j.transport;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
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
        long asked = System.nanoTime();
        lock.lockInterruptibly();
        try {
            boolean isAgain = HAS_BEGUN.get();
            waitingAgain += isAgain ? 1 : 0;
            try {
                while (free == 0 || (!isAgain && waitingAgain > 0)) {
                    long left = asked + patience.toNanos() - System.nanoTime();
                    if (left <= 0) {
                        return false;
                    }
                    var _ = (isAgain ? again : first).await(left, TimeUnit.NANOSECONDS);
                }
            } finally {
                waitingAgain -= isAgain ? 1 : 0;
            }
            // where all processors are kept busy, no one is told in time that their time is over
            if (System.nanoTime() - asked > patience.toNanos()) {
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

package dev.kith.neo4j.transport;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Turns for so many at once. Whoever has had one before comes before those who have not, so that what was begun is ended. In a line of a few it is worth
 * waiting: soon it is one's turn, or what is slow now is quick once it was done. In a long one it is not.
 */
final class ReadPermits {

    /** How long to wait where few do, and where many do. */
    record WaitLimits(Duration few, Duration many) {}

    /** Per request, since each has a thread of its own. */
    private static final ThreadLocal<Boolean> HAS_BEGUN = ThreadLocal.withInitial(() -> false);

    /** For each turn, so many who wait are few. */
    private static final int FEW = 8;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition again = lock.newCondition();
    private final Condition first = lock.newCondition();

    private final int few;
    private int free;
    private int waiting;
    private int waitingAgain;

    ReadPermits(int atOnce) {
        this.few = FEW * atOnce;
        this.free = atOnce;
    }

    /** Whether the turn came in time; it is to be given back then. */
    boolean tryAcquire(WaitLimits among) throws InterruptedException {
        long arrived = System.nanoTime();
        lock.lockInterruptibly();
        try {
            boolean isAgain = HAS_BEGUN.get();
            waiting++;
            waitingAgain += isAgain ? 1 : 0;
            long left = left(arrived, among);
            try {
                while (left > 0 && (free == 0 || (!isAgain && waitingAgain > 0))) {
                    // and looks again how many wait
                    var _ = (isAgain ? again : first)
                            .awaitNanos(Math.min(left, among.many().toNanos()));
                    left = left(arrived, among);
                }
            } finally {
                waiting--;
                waitingAgain -= isAgain ? 1 : 0;
            }
            // even if there is a turn now: where all processors are kept busy, no one is told in time that their time
            // is over
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

    private long left(long arrived, WaitLimits among) {
        return arrived + (waiting > few ? among.many() : among.few()).toNanos() - System.nanoTime();
    }

    void release() {
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

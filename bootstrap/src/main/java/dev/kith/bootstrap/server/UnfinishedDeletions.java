package dev.kith.bootstrap.server;

import dev.kith.application.StoreUnavailable;
import dev.kith.application.deletion.FinishDeletions;
import dev.kith.domain.user.UserId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finishes deletions in the background: those that a crash interrupted, and those that the graph could not finish. It
 * tries until each of them is finished.
 */
final class UnfinishedDeletions implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(UnfinishedDeletions.class);

    /** How long a deletion that failed may go unnoticed. */
    private static final Duration CHECK_INTERVAL = Duration.ofSeconds(10);

    /** Each pause is twice the last one. */
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    private static final Duration MAX_PAUSE = Duration.ofMinutes(1);

    private final FinishDeletions finishDeletions;
    private final CountDownLatch closed = new CountDownLatch(1);

    private UnfinishedDeletions(FinishDeletions finishDeletions) {
        this.finishDeletions = finishDeletions;
    }

    /** Starts with the first attempt, on a thread of its own: a deletion may take long. */
    static UnfinishedDeletions startFinishing(FinishDeletions finishDeletions) {
        UnfinishedDeletions deletions = new UnfinishedDeletions(finishDeletions);
        Thread.ofVirtual().name("finish-deletions").start(deletions::run);
        return deletions;
    }

    private void run() {
        Duration pause = FIRST_PAUSE;
        try {
            do {
                boolean isFinished = finish(pause);
                if (closed.await((isFinished ? CHECK_INTERVAL : pause).toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
                pause = isFinished ? FIRST_PAUSE : min(pause.multipliedBy(2), MAX_PAUSE);
            } while (true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** @param pause before the next attempt */
    private boolean finish(Duration pause) {
        try {
            List<UserId> unfinished = finishDeletions.handle();
            if (!unfinished.isEmpty()) {
                LOG.warn(
                        "The graph cannot finish the deletion of {} now; the next attempt is in {} s",
                        unfinished,
                        pause.toSeconds());
            }
            return unfinished.isEmpty();
        } catch (StoreUnavailable unavailable) {
            LOG.debug("Cannot read which deletions are unfinished", unavailable);
            return false;
        } catch (RuntimeException failure) {
            // the graph closes while this thread works
            if (closed.getCount() > 0) {
                LOG.error("Cannot finish deletions", failure);
            }
            return false;
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}

package dev.kith.bootstrap.server;

import dev.kith.application.StoreUnavailable;
import dev.kith.application.journal.TrimJournal;
import dev.kith.application.transaction.ForgetAnswers;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes what the graph keeps for a time only, in the background, once a minute. */
final class Trimming implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Trimming.class);

    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final TrimJournal trimJournal;
    private final ForgetAnswers forgetAnswers;
    private final CountDownLatch closed = new CountDownLatch(1);

    private Trimming(TrimJournal trimJournal, ForgetAnswers forgetAnswers) {
        this.trimJournal = trimJournal;
        this.forgetAnswers = forgetAnswers;
    }

    /** Starts after the first pause: a start has enough to do. */
    static Trimming start(TrimJournal trimJournal, ForgetAnswers forgetAnswers) {
        Trimming trimming = new Trimming(trimJournal, forgetAnswers);
        Thread.ofVirtual().name("trimming").start(trimming::run);
        return trimming;
    }

    private void run() {
        try {
            while (!closed.await(PAUSE.toSeconds(), TimeUnit.SECONDS)) {
                run("trim the journal", trimJournal::handle);
                run("forget answers", forgetAnswers::handle);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @param work asks before each step whether to go on */
    private void run(String name, Consumer<BooleanSupplier> work) {
        try {
            work.accept(() -> closed.getCount() > 0);
        } catch (StoreUnavailable unavailable) {
            LOG.debug("The graph cannot {} now", name, unavailable);
        } catch (RuntimeException failure) {
            // the graph closes while this thread works
            if (closed.getCount() > 0) {
                LOG.error("Cannot {}", name, failure);
            }
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}

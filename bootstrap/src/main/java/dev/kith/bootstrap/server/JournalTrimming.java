package dev.kith.bootstrap.server;

import dev.kith.application.StoreUnavailable;
import dev.kith.application.journal.TrimJournal;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Trims the journal in the background, once a minute. */
final class JournalTrimming implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JournalTrimming.class);

    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final TrimJournal trimJournal;
    private final CountDownLatch closed = new CountDownLatch(1);

    private JournalTrimming(TrimJournal trimJournal) {
        this.trimJournal = trimJournal;
    }

    /** Starts after the first pause: a start has enough to do. */
    static JournalTrimming start(TrimJournal trimJournal) {
        JournalTrimming trimming = new JournalTrimming(trimJournal);
        Thread.ofVirtual().name("trim-journal").start(trimming::run);
        return trimming;
    }

    private void run() {
        try {
            while (!closed.await(PAUSE.toSeconds(), TimeUnit.SECONDS)) {
                trim();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void trim() {
        try {
            trimJournal.handle(() -> closed.getCount() > 0);
        } catch (StoreUnavailable unavailable) {
            LOG.debug("The graph cannot trim the journal now", unavailable);
        } catch (RuntimeException failure) {
            // the graph closes while this thread works
            if (closed.getCount() > 0) {
                LOG.error("Cannot trim the journal", failure);
            }
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}

package dev.kith.bootstrap.importing.write;

import dev.kith.bootstrap.commandline.Terminal;
import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * Prints the progress of one step: a bar on a terminal, otherwise a line every five seconds. Several threads may add to
 * it.
 */
public final class Progress implements AutoCloseable {

    private static final long PRINT_INTERVAL_NANOS = 5_000_000_000L;

    private final String step;
    private final long total;
    private final PrintWriter err;
    private final @Nullable ProgressBar bar;
    private final long start = System.nanoTime();
    private long lastPrint = start;
    private long done;

    public Progress(String step, long total, PrintWriter err) {
        this.step = step;
        this.total = total;
        this.err = err;
        this.bar = Terminal.console() == null
                ? null
                : new ProgressBarBuilder()
                        .setTaskName(step)
                        .setInitialMax(total)
                        .setStyle(ProgressBarStyle.ASCII)
                        .showSpeed()
                        .build();
    }

    public synchronized void add(long more) {
        done += more;
        if (bar != null) {
            bar.stepTo(done);
        } else if (System.nanoTime() - lastPrint > PRINT_INTERVAL_NANOS) {
            lastPrint = System.nanoTime();
            long rate = rate();
            err.printf(
                    "%s: %,d of %,d (%d %%), %,d/s, about %,d s left%n",
                    step, done, total, 100 * done / Math.max(1, total), rate, (total - done) / Math.max(1, rate));
        }
    }

    /** Items per second so far. */
    long rate() {
        return (long) (done * 1e9 / Math.max(1, System.nanoTime() - start));
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}

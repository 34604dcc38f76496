package dev.kith.bootstrap.importing.write;

import dev.kith.bootstrap.importing.read.BadLines;
import dev.kith.neo4j.Micros;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.function.BooleanSupplier;

/**
 * One run of an import.
 *
 * @param isStopped whether the import is to stop before its next batch
 * @param err where progress and bad lines are printed
 */
public record ImportRun(
        BooleanSupplier isStopped, Clock clock, BadLines badLines, PrintWriter err, ImportReport report) {

    /** Ends an import between two batches. */
    public static final class Stopped extends RuntimeException {

        Stopped() {
            super("stopped between two batches");
        }
    }

    public void throwIfStopped() {
        if (isStopped.getAsBoolean()) {
            throw new Stopped();
        }
    }

    /** The time of a row without {@code since} where file order does not matter, in microseconds since 1970. */
    public long now() {
        return Micros.of(clock.instant());
    }

    /**
     * The time of the first of these rows if it has no {@code since}, in microseconds since 1970. Each later row gets
     * one microsecond more, so none is in the future.
     */
    public long firstTime(long rows) {
        return now() - rows;
    }

    public Progress progress(String step, long total) {
        return new Progress(step, total, err);
    }
}

package dev.kith.bootstrap.importing.file;

import dev.kith.bootstrap.commandline.CommandFailure;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;

/** Handles unusable lines: fails at the first one, or skips them, prints the first 20 and counts all. */
public final class BadLines {

    private static final int MAX_PRINTED = 20;

    private final boolean skip;
    private final PrintWriter err;
    private long count;

    public BadLines(boolean skip, PrintWriter err) {
        this.skip = skip;
        this.err = err;
    }

    /** Skips bad lines without a report, for a second reading of a file. */
    public static BadLines silent() {
        return new BadLines(true, new PrintWriter(Writer.nullWriter()));
    }

    public void add(Path file, long number, String reason) {
        if (!skip) {
            throw CommandFailure.because(
                    file + ", line " + number + ": " + reason + "; fix the line, or pass --on-error skip");
        }
        count++;
        if (count <= MAX_PRINTED) {
            err.println(file + ", line " + number + ": " + reason + "; skipped");
        } else if (count == MAX_PRINTED + 1) {
            err.println("More bad lines are skipped and counted, but not printed.");
        }
    }

    public long count() {
        return count;
    }
}

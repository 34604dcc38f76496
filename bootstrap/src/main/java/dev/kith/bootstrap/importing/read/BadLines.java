package dev.kith.bootstrap.importing.read;

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
    private long lineCount;

    public BadLines(boolean skip, PrintWriter err) {
        this.skip = skip;
        this.err = err;
    }

    /** Skips bad lines without a report, for a second reading of a file. */
    public static BadLines silent() {
        return new BadLines(true, new PrintWriter(Writer.nullWriter()));
    }

    /** Counts a line with content, bad or not. */
    public void countLine() {
        lineCount++;
    }

    public void add(Path file, long number, String reason) {
        String sentence = file + ", line " + number + ": " + PrintableText.of(reason);
        if (!skip) {
            throw CommandFailure.because(sentence + "; fix the line, or pass --on-error skip");
        }
        count++;
        if (count <= MAX_PRINTED) {
            err.println(sentence + "; skipped");
        } else if (count == MAX_PRINTED + 1) {
            err.println("More bad lines are skipped and counted, but not printed.");
        }
    }

    public long count() {
        return count;
    }

    /** Whether there were lines, and all of them were bad. */
    public boolean areAll() {
        return count > 0 && count >= lineCount;
    }
}

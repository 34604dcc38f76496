package dev.kith.bootstrap.importing;

import dev.kith.bootstrap.option.Trouble;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;

/** What to do about a line that says nothing usable: end the import, or tell the first few and go on. */
final class BadLines {

    private static final int TOLD = 20;

    private final boolean skip;
    private final PrintWriter err;
    private long count;

    BadLines(boolean skip, PrintWriter err) {
        this.skip = skip;
        this.err = err;
    }

    /** For reading a file again. */
    static BadLines untold() {
        return new BadLines(true, new PrintWriter(Writer.nullWriter()));
    }

    void add(Path file, long number, String reason) {
        if (!skip) {
            throw Trouble.because(file + ", line " + number + ": " + reason + "; mend the line, or pass --on-error skip");
        }
        count++;
        if (count <= TOLD) {
            err.println(file + ", line " + number + ": " + reason + "; skipped");
        } else if (count == TOLD + 1) {
            err.println("More bad lines are skipped and counted, but not told.");
        }
    }

    long count() {
        return count;
    }
}

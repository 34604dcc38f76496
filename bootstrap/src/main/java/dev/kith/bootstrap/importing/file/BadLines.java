package dev.kith.bootstrap.importing.file;

import dev.kith.bootstrap.commandline.CommandFailure;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;

/** What to do about a line that says nothing usable: end the import, or tell the first few and go on. */
public final class BadLines {

    private static final int TOLD = 20;

    private final boolean skip;
    private final PrintWriter err;
    private long count;

    public BadLines(boolean skip, PrintWriter err) {
        this.skip = skip;
        this.err = err;
    }

    /** For reading a file again. */
    public static BadLines silent() {
        return new BadLines(true, new PrintWriter(Writer.nullWriter()));
    }

    public void add(Path file, long number, String reason) {
        if (!skip) {
            throw CommandFailure.because(
                    file + ", line " + number + ": " + reason + "; mend the line, or pass --on-error skip");
        }
        count++;
        if (count <= TOLD) {
            err.println(file + ", line " + number + ": " + reason + "; skipped");
        } else if (count == TOLD + 1) {
            err.println("More bad lines are skipped and counted, but not told.");
        }
    }

    public long count() {
        return count;
    }
}

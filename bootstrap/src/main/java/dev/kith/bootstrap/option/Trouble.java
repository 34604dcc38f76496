package dev.kith.bootstrap.option;

import org.jspecify.annotations.Nullable;

/** Why a command cannot go on: one sentence for the operator that says what to do. */
public final class Trouble extends RuntimeException {

    private final int exitCode;

    private Trouble(int exitCode, String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
        this.exitCode = exitCode;
    }

    public static Trouble because(String sentence) {
        return new Trouble(1, sentence, null);
    }

    public static Trouble because(String sentence, Throwable cause) {
        return new Trouble(1, sentence, cause);
    }

    /** What was asked for makes no sense, whatever the state of the machine. */
    public static Trouble ofUsage(String sentence) {
        return new Trouble(2, sentence, null);
    }

    public int exitCode() {
        return exitCode;
    }
}

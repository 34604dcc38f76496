package dev.kith.bootstrap.commandline;

import org.jspecify.annotations.Nullable;

/** A command cannot go on. The message is a sentence that says what the operator can do. */
public final class CommandFailure extends RuntimeException {

    private final int exitCode;

    private CommandFailure(int exitCode, String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
        this.exitCode = exitCode;
    }

    /** A failure with exit code 1. */
    public static CommandFailure because(String sentence) {
        return new CommandFailure(1, sentence, null);
    }

    public static CommandFailure because(String sentence, Throwable cause) {
        return new CommandFailure(1, sentence, cause);
    }

    /** A usage error: the command line, a variable or the file is wrong. Exit code 2. */
    public static CommandFailure usage(String sentence) {
        return new CommandFailure(2, sentence, null);
    }

    public int exitCode() {
        return exitCode;
    }
}

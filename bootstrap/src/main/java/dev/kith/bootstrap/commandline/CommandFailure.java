package dev.kith.bootstrap.commandline;

import org.jspecify.annotations.Nullable;

/** Why a command cannot go on: one sentence for the operator that says what to do. */
public final class CommandFailure extends RuntimeException {

    private final int exitCode;

    private CommandFailure(int exitCode, String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
        this.exitCode = exitCode;
    }

    public static CommandFailure because(String sentence) {
        return new CommandFailure(1, sentence, null);
    }

    public static CommandFailure because(String sentence, Throwable cause) {
        return new CommandFailure(1, sentence, cause);
    }

    /** What was asked for makes no sense, whatever the state of the machine. */
    public static CommandFailure usage(String sentence) {
        return new CommandFailure(2, sentence, null);
    }

    public int exitCode() {
        return exitCode;
    }
}

package dev.kith.bootstrap.commandline;

import java.io.Console;
import org.jspecify.annotations.Nullable;

/** The terminal that the program runs on. */
public final class Terminal {

    private Terminal() {}

    /** Null where input or output is not a terminal. */
    @SuppressWarnings("SystemConsoleNull") // JDK 25 returns null where neither input nor output is a terminal
    public static @Nullable Console console() {
        Console console = System.console();
        return console != null && console.isTerminal() ? console : null;
    }
}

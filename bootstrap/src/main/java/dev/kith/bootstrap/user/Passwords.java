package dev.kith.bootstrap.user;

import dev.kith.bootstrap.option.Trouble;
import dev.kith.domain.account.Password;
import dev.kith.domain.account.Weakness;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Passwords from where no one else reads them: never from the command line, which every process of the machine may see. */
final class Passwords {

    private Passwords() {}

    @SuppressWarnings("SystemConsoleNull") // seen on JDK 25: null where neither end is a terminal
    static Password asked() {
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            throw Trouble.ofUsage("There is no terminal to ask for the password on; hand it in with --password-stdin");
        }
        char[] first = console.readPassword("Password: ");
        char[] again = console.readPassword("Again: ");
        if (first == null || !Arrays.equals(first, again)) {
            throw Trouble.because("The two are not the same; nothing was made");
        }
        return of(new String(first));
    }

    static Password read(InputStream input) {
        try {
            String line = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8)).readLine();
            return of(line == null ? "" : line);
        } catch (IOException e) {
            throw Trouble.because("The password cannot be read from the standard input", e);
        }
    }

    /** Before anything is opened. */
    private static Password of(String text) {
        Weakness weakness = text.isEmpty() ? Weakness.TOO_SHORT : Weakness.of(new Password(text));
        if (weakness != null) {
            throw Trouble.because(refusal(weakness));
        }
        return new Password(text);
    }

    static String refusal(Weakness weakness) {
        return switch (weakness) {
            case TOO_SHORT -> "The password is too short: it needs at least " + Weakness.MIN_LENGTH + " characters";
            case TOO_LONG -> "The password is too long: it has at most " + Weakness.MAX_LENGTH + " characters";
            case TOO_PLAIN -> "The password is too plain: use three of lower case letters, upper case letters, digits and other characters";
            case UNPRINTABLE -> "The password has control characters in it";
        };
    }
}

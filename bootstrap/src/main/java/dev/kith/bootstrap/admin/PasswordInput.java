package dev.kith.bootstrap.admin;

import dev.kith.bootstrap.commandline.CommandFailure;
import dev.kith.bootstrap.commandline.Terminal;
import dev.kith.bootstrap.commandline.Utf8Text;
import dev.kith.domain.account.Password;
import dev.kith.domain.account.PasswordPolicyViolation;
import dev.kith.domain.account.Secret;
import java.io.Console;
import java.security.SecureRandom;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads passwords from the terminal or standard input; every process of the machine can see the command line. */
final class PasswordInput {

    /** In base64url: 120 bits. */
    private static final int GENERATED_LENGTH = 20;

    private PasswordInput() {}

    /** Null where neither option is given. */
    static @Nullable Password of(boolean promptsForPassword, boolean readsPassword) {
        if (promptsForPassword && readsPassword) {
            throw CommandFailure.usage("Use --password or --password-stdin, not both");
        }
        return promptsForPassword
                ? prompt()
                : readsPassword ? of(Utf8Text.firstLine(System.in, "The password on standard input")) : null;
    }

    /** A random password that the policy allows. */
    static Password generate() {
        SecureRandom random = new SecureRandom();
        while (true) {
            Password password = new Password(Secret.random(random).text().substring(0, GENERATED_LENGTH));
            if (PasswordPolicyViolation.of(password) == null) {
                return password;
            }
        }
    }

    private static Password prompt() {
        Console console = Terminal.console();
        if (console == null) {
            throw CommandFailure.usage("--password needs a terminal; use --password-stdin");
        }
        char[] first = console.readPassword("Password: ");
        char[] again = console.readPassword("Again: ");
        if (first == null || !Arrays.equals(first, again)) {
            throw CommandFailure.because("The passwords differ; nothing was changed");
        }
        return of(new String(first));
    }

    /** Checks the password before the graph is opened. */
    private static Password of(String text) {
        PasswordPolicyViolation violation = violation(text);
        if (violation != null) {
            throw CommandFailure.because(explain(violation));
        }
        return new Password(text);
    }

    private static @Nullable PasswordPolicyViolation violation(String text) {
        if (text.isEmpty()) {
            return PasswordPolicyViolation.TOO_SHORT;
        }
        return text.length() > Password.MAX_UNITS
                ? PasswordPolicyViolation.TOO_LONG
                : PasswordPolicyViolation.of(new Password(text));
    }

    static String explain(PasswordPolicyViolation violation) {
        return switch (violation) {
            case TOO_SHORT ->
                "The password is too short: it needs at least " + PasswordPolicyViolation.MIN_LENGTH + " characters";
            case TOO_LONG ->
                "The password is too long: it has at most " + PasswordPolicyViolation.MAX_LENGTH + " characters";
            case TOO_SIMPLE ->
                "The password is too plain: use three of lower case letters, upper case letters, digits and other characters";
            case UNPRINTABLE -> "The password has control characters in it";
        };
    }
}

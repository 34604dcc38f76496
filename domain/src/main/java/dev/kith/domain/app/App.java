package dev.kith.domain.app;

import dev.kith.domain.account.Secret;
import dev.kith.domain.text.TextRule;
import java.time.Instant;

/**
 * A registered application.
 *
 * @param secret kept in plain text because both sides sign with it
 * @param name shown to users when they are asked for access
 */
public record App(AppKey key, Secret secret, String name, Instant created) {

    public static final TextRule NAME = TextRule.line(100);

    public App {
        if (!isWellNamed(name)) {
            throw new IllegalArgumentException("Not a name for an application: " + name);
        }
    }

    /** One line that is not blank. */
    public static boolean isWellNamed(String name) {
        return !name.isBlank() && NAME.check(name) instanceof TextRule.Answer.Accepted;
    }
}

package dev.kith.domain.app;

import dev.kith.domain.account.Secret;
import dev.kith.domain.text.TextRule;
import java.time.Instant;

/**
 * A registered application.
 *
 * @param secret kept in plain text because both sides sign with it
 * @param name shown to users when they are asked for access; stored in Unicode form NFC
 */
public record App(AppKey key, Secret secret, String name, Instant created) {

    public static final TextRule NAME = TextRule.line(100);

    public App {
        if (!(NAME.check(name) instanceof TextRule.Answer.Accepted(String text)) || text.isEmpty()) {
            throw new IllegalArgumentException("Not a name for an application: " + name);
        }
        name = text;
    }

    /** One line that is not blank. */
    public static boolean isWellNamed(String name) {
        return !name.isBlank() && NAME.check(name) instanceof TextRule.Answer.Accepted;
    }
}

package dev.kith.domain.app;

import dev.kith.domain.account.Secret;
import java.time.Instant;

/**
 * A registered application.
 *
 * @param secret kept as it was told: both sides sign with it
 * @param name what people are shown when they are asked to let it in
 */
public record App(AppKey key, Secret secret, String name, Instant created) {

    public static final int NAME_MAX = 100;

    public App {
        if (!isWellNamed(name)) {
            throw new IllegalArgumentException("Not a name for an application: " + name);
        }
    }

    /** At most {@link #NAME_MAX} characters on one line, and something to see. */
    public static boolean isWellNamed(String name) {
        return !name.isBlank() && name.length() <= NAME_MAX && name.codePoints().noneMatch(Character::isISOControl);
    }
}

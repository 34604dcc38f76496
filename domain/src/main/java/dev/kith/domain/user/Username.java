package dev.kith.domain.user;

import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/** A username: letters A to Z, digits, {@code _} and {@code -}; unique without regard to case. */
public record Username(String value) {

    public static final int MAX_LENGTH = 255;

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1," + MAX_LENGTH + "}+");

    public Username {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("Not a username: " + value);
        }
    }

    /** The name of a user who has chosen none: {@code u} and the digits of the UUID. */
    public static Username of(UUID uuid) {
        return new Username("u" + uuid.toString().replace("-", ""));
    }

    public static boolean isWellFormed(String text) {
        return FORM.matcher(text).matches();
    }

    /** Equal for usernames that differ in case only. */
    public String key() {
        return value.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return value;
    }
}

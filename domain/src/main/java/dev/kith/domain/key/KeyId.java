package dev.kith.domain.key;

import java.util.regex.Pattern;

/** The public part of a service key: twelve letters and digits. */
public record KeyId(String value) {

    static final int LENGTH = 12;

    private static final Pattern FORM = Pattern.compile("[0-9A-Za-z]{" + LENGTH + "}+");

    public KeyId {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("Not the id of a key: " + value);
        }
    }

    public static boolean isWellFormed(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}

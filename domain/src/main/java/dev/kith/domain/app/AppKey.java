package dev.kith.domain.app;

import java.util.regex.Pattern;

/** The public name of a registered application in a request. Dialects call it consumer key or client id. */
public record AppKey(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,128}+");

    public AppKey {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("Not the key of an application: " + value);
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

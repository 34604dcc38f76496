package dev.kith.domain.webhook;

import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** The id of a webhook: twelve letters and digits. */
public record WebhookId(String value) {

    private static final int LENGTH = 12;
    private static final String DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz";
    private static final Pattern FORM = Pattern.compile("[0-9a-z]{" + LENGTH + "}+");

    public WebhookId {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("Not the id of a webhook: " + value);
        }
    }

    public static WebhookId random(RandomGenerator generator) {
        StringBuilder digits = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            digits.append(DIGITS.charAt(generator.nextInt(DIGITS.length())));
        }
        return new WebhookId(digits.toString());
    }

    public static boolean isWellFormed(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}

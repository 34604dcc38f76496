package dev.kith.domain.key;

import dev.kith.domain.account.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * A service key as its owner keeps it: {@code kith_sk_<id>_<secret>_<check>}. The check is the CRC-32 of all that
 * precedes it, so that a scanner for leaked keys knows one without asking. It is never printed in a log.
 */
public record KeyText(KeyId id, Secret secret) {

    /** What every key begins with. */
    public static final String PREFIX = "kith_sk_";

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /** 43 digits to the base 62 have 256 bits. */
    private static final int SECRET_LENGTH = 43;

    private static final int CHECK_LENGTH = 6;

    private static final Pattern FORM = Pattern.compile("(" + PREFIX + "([0-9A-Za-z]{" + KeyId.LENGTH
            + "})_([0-9A-Za-z]{" + SECRET_LENGTH + "}))_([0-9A-Za-z]{" + CHECK_LENGTH + "})");

    /** @param generator a cryptographically strong generator, such as SecureRandom */
    public static KeyText random(RandomGenerator generator) {
        return random(new KeyId(digits(KeyId.LENGTH, generator)), generator);
    }

    /** A new secret for a key that exists. */
    public static KeyText random(KeyId id, RandomGenerator generator) {
        return new KeyText(id, new Secret(digits(SECRET_LENGTH, generator)));
    }

    /** Empty for a text that is no key, also for one with a wrong check. */
    public static Optional<KeyText> parse(String text) {
        Matcher key = FORM.matcher(text);
        return key.matches() && check(key.group(1)).equals(key.group(4))
                ? Optional.of(new KeyText(new KeyId(key.group(2)), new Secret(key.group(3))))
                : Optional.empty();
    }

    /** The whole key. */
    public String text() {
        String start = PREFIX + id + "_" + secret.text();
        return start + "_" + check(start);
    }

    private static String digits(int length, RandomGenerator generator) {
        StringBuilder digits = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            digits.append(DIGITS.charAt(generator.nextInt(DIGITS.length())));
        }
        return digits.toString();
    }

    private static String check(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.US_ASCII));
        char[] check = new char[CHECK_LENGTH];
        long rest = crc.getValue();
        for (int i = CHECK_LENGTH - 1; i >= 0; i--) {
            check[i] = DIGITS.charAt((int) (rest % DIGITS.length()));
            rest /= DIGITS.length();
        }
        return new String(check);
    }

    @Override
    public String toString() {
        return "KeyText[" + id + "]";
    }
}

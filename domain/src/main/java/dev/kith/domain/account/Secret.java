package dev.kith.domain.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * A random text that one side keeps. Kith stores its hash only, unless both sides sign with it. It is never printed.
 */
public record Secret(String text) {

    /** The number of random bytes in a secret. It is large enough for a hash without salt. */
    public static final int BYTES = 32;

    /** @param generator a cryptographically strong generator, such as SecureRandom */
    public static Secret random(RandomGenerator generator) {
        byte[] bytes = new byte[BYTES];
        generator.nextBytes(bytes);
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    public SecretHash hash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return new SecretHash(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "Secret[hidden]";
    }
}

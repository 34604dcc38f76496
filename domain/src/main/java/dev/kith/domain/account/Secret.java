package dev.kith.domain.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A random text that was handed to one person; we keep its hash alone. It is never printed. */
public record Secret(String text) {

    /** How many random bytes a secret is made of: too many to guess, so that a plain hash keeps it safe. */
    public static final int BYTES = 32;

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

package dev.kith.domain.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** The stored form of a secret: its SHA-256, in hexadecimal. */
public record SecretHash(String hex) {

    /** The comparison takes the same time for every input. */
    public boolean matches(SecretHash other) {
        return MessageDigest.isEqual(
                hex.getBytes(StandardCharsets.US_ASCII), other.hex.getBytes(StandardCharsets.US_ASCII));
    }
}

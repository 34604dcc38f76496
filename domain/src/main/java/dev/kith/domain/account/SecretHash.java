package dev.kith.domain.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** All that is kept of a secret: its SHA-256, in hexadecimal. */
public record SecretHash(String hex) {

    /** Takes the same time wherever the two begin to differ. */
    public boolean matches(SecretHash other) {
        return MessageDigest.isEqual(
                hex.getBytes(StandardCharsets.US_ASCII), other.hex.getBytes(StandardCharsets.US_ASCII));
    }
}

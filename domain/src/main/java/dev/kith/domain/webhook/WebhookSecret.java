package dev.kith.domain.webhook;

import dev.kith.domain.account.Secret;
import java.time.Instant;
import java.util.Base64;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A secret that signs what is sent: {@code whsec_} and 32 random bytes in base64. Receiver and sender have the same one.
 *
 * @param until when it stops signing, null for the newest secret of a webhook
 */
public record WebhookSecret(Secret secret, @Nullable Instant until) {

    private static final String PREFIX = "whsec_";

    /** @param generator a cryptographically strong generator, such as SecureRandom */
    public static WebhookSecret random(RandomGenerator generator) {
        byte[] bytes = new byte[Secret.BYTES];
        generator.nextBytes(bytes);
        return new WebhookSecret(new Secret(PREFIX + Base64.getEncoder().encodeToString(bytes)), null);
    }

    /** The bytes that sign. */
    public byte[] key() {
        return Base64.getDecoder().decode(secret.text().substring(PREFIX.length()));
    }

    boolean signsAt(Instant moment) {
        return until == null || moment.isBefore(until);
    }
}

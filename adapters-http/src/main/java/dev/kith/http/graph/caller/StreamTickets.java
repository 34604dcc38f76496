package dev.kith.http.graph.caller;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kith.http.graph.problem.Problems;
import dev.kith.http.wire.ApiError;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tickets stand for the credentials of a caller in an address, for a browser's EventSource, which cannot send headers.
 * A ticket is the credentials themselves, encrypted with a key that is made of the server's secret. So every server with
 * the same secret accepts it. It is good for a minute, and each server accepts it once.
 */
@Singleton
public final class StreamTickets {

    /** @param text for an address */
    public record Ticket(String text, Instant expires) {}

    private static final Duration LIFE = Duration.ofSeconds(60);

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    /** The most tickets that a server accepts in the life of one. */
    private static final int MAX_USED = 100_000;

    private final SecretKeySpec key;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Cache<ByteBuffer, Boolean> used =
            Caffeine.newBuilder().expireAfterWrite(LIFE.plusSeconds(5)).build();

    StreamTickets(
            @Value("${micronaut.security.token.jwt.signatures.secret.generator.secret}") String secret, Clock clock) {
        this.key = new SecretKeySpec(derived(secret), "AES");
        this.clock = clock;
    }

    private static byte[] derived(String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal("tickets of event streams".getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public Ticket create(String credentials) {
        Instant expires = clock.instant().plus(LIFE);
        byte[] text = credentials.getBytes(StandardCharsets.UTF_8);
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] plain = ByteBuffer.allocate(Long.BYTES + text.length)
                .putLong(expires.toEpochMilli())
                .put(text)
                .array();
        byte[] encrypted = crypt(Cipher.ENCRYPT_MODE, nonce, plain);
        byte[] ticket = ByteBuffer.allocate(nonce.length + encrypted.length)
                .put(nonce)
                .put(encrypted)
                .array();
        return new Ticket(Base64.getUrlEncoder().withoutPadding().encodeToString(ticket), expires);
    }

    /**
     * The credentials that a ticket stands for. They may have become invalid since.
     *
     * @throws ApiError 401 for a ticket that is not of this secret, too old, or used here before
     */
    String redeem(String text) {
        return credentials(text, true);
    }

    /** As {@link #redeem}, but the ticket stays unused. */
    String read(String text) {
        return credentials(text, false);
    }

    private String credentials(String text, boolean uses) {
        try {
            byte[] ticket = Base64.getUrlDecoder().decode(text);
            byte[] nonce = Arrays.copyOf(ticket, NONCE_BYTES);
            ByteBuffer plain = ByteBuffer.wrap(
                    crypt(Cipher.DECRYPT_MODE, nonce, Arrays.copyOfRange(ticket, NONCE_BYTES, ticket.length)));
            boolean isOld = clock.millis() > plain.getLong();
            if (isOld || !(uses ? isFirstUse(nonce) : isUnused(nonce))) {
                throw Problems.invalidCredentials("expired");
            }
            return StandardCharsets.UTF_8.decode(plain).toString();
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw Problems.invalidCredentials("unknown");
        }
    }

    private boolean isUnused(byte[] nonce) {
        return used.getIfPresent(ByteBuffer.wrap(nonce)) == null;
    }

    private boolean isFirstUse(byte[] nonce) {
        if (used.estimatedSize() >= MAX_USED) {
            used.cleanUp();
            if (used.estimatedSize() >= MAX_USED) {
                throw ApiError.overloaded("There are too many tickets; try again later.");
            }
        }
        return used.asMap().putIfAbsent(ByteBuffer.wrap(nonce), true) == null;
    }

    private byte[] crypt(int mode, byte[] nonce, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

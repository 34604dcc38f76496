package dev.kith.http.security;

import dev.kith.application.account.PasswordHashes;
import dev.kith.domain.account.Password;
import dev.kith.domain.account.PasswordHash;
import dev.kith.http.wire.ApiError;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.jspecify.annotations.Nullable;

/**
 * Passwords as Argon2id in the PHC string format, so that each hash says how it was made and the cost can be raised later. It lives with what guards
 * the edge because only there passwords arrive, and may use a library, which the application may not.
 */
@Singleton
public final class Argon2idPasswordHashes implements PasswordHashes {

    private static final int MEMORY_KB = 19_456;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private static final int PATIENCE_SECONDS = 10;

    private static final Pattern FORM = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,2}),p=(\\d{1,2})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    private final SecureRandom random = new SecureRandom();

    /** Each hash takes its 19 MiB: as many at once as there are callers would take all there is. */
    private final Semaphore room =
            new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()), true);

    private final PasswordHash ofNoOne = of(new Password("a password no one has"));

    @Override
    public PasswordHash of(Password password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        byte[] hash = hash(password, salt, MEMORY_KB, PASSES, LANES, HASH_BYTES);
        return new PasswordHash("$argon2id$v=19$m=" + MEMORY_KB + ",t=" + PASSES + ",p=" + LANES + "$"
                + base64.encodeToString(salt) + "$" + base64.encodeToString(hash));
    }

    @Override
    public boolean matches(Password password, @Nullable PasswordHash hash) {
        boolean same = isOf(password, hash == null ? ofNoOne : hash);
        return hash != null && same;
    }

    private boolean isOf(Password password, PasswordHash kept) {
        Matcher parts = FORM.matcher(kept.text());
        if (!parts.matches()) {
            throw new IllegalStateException("A password is kept in a form this Kith does not know");
        }
        byte[] expected = Base64.getDecoder().decode(parts.group(5));
        byte[] found = hash(
                password,
                Base64.getDecoder().decode(parts.group(4)),
                Integer.parseInt(parts.group(1)),
                Integer.parseInt(parts.group(2)),
                Integer.parseInt(parts.group(3)),
                expected.length);
        return MessageDigest.isEqual(expected, found);
    }

    private byte[] hash(Password password, byte[] salt, int memory, int passes, int lanes, int length) {
        Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
        argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memory)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(salt)
                .build());
        byte[] hash = new byte[length];
        enter();
        try {
            argon2.generateBytes(password.text().getBytes(StandardCharsets.UTF_8), hash);
        } finally {
            room.release();
        }
        return hash;
    }

    private void enter() {
        try {
            if (room.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new ApiError(
                HttpStatus.SERVICE_UNAVAILABLE,
                "unavailable",
                "Too many passwords are being checked; try again later.");
    }
}

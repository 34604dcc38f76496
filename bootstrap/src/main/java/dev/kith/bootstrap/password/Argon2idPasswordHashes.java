package dev.kith.bootstrap.password;

import dev.kith.application.Overloaded;
import dev.kith.application.account.PasswordHashes;
import dev.kith.domain.account.Password;
import dev.kith.domain.account.PasswordHash;
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
 * Hashes passwords with Argon2id. A hash is stored in the PHC string format, which holds the parameters, so that the
 * cost can be raised later and older hashes stay valid.
 */
public final class Argon2idPasswordHashes implements PasswordHashes {

    private static final int MEMORY_KB = 19_456;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private static final int MAX_WAIT_SECONDS = 10;

    private static final Pattern PHC_FORMAT = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,2}),p=(\\d{1,2})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    private final SecureRandom random = new SecureRandom();

    /** Each hash needs 19 MiB while it is computed, so few are computed at once. */
    private final Semaphore permits =
            new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()), true);

    /** Takes the place of a missing hash, so that a check takes the same time. */
    private final PasswordHash dummyHash = of(new Password("a password no one has"));

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
        boolean matches = isOf(password, hash == null ? dummyHash : hash);
        return hash != null && matches;
    }

    private boolean isOf(Password password, PasswordHash hash) {
        Matcher parts = PHC_FORMAT.matcher(hash.text());
        if (!parts.matches()) {
            throw new IllegalStateException("A stored password hash has an unknown format");
        }
        byte[] expected = Base64.getDecoder().decode(parts.group(5));
        byte[] actual = hash(
                password,
                Base64.getDecoder().decode(parts.group(4)),
                Integer.parseInt(parts.group(1)),
                Integer.parseInt(parts.group(2)),
                Integer.parseInt(parts.group(3)),
                expected.length);
        return MessageDigest.isEqual(expected, actual);
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
        acquire();
        try {
            argon2.generateBytes(password.text().getBytes(StandardCharsets.UTF_8), hash);
        } finally {
            permits.release();
        }
        return hash;
    }

    private void acquire() {
        try {
            if (permits.tryAcquire(MAX_WAIT_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new Overloaded("Too many passwords are being checked; try again later.");
    }
}

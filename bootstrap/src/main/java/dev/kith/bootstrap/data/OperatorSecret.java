package dev.kith.bootstrap.data;

import dev.kith.application.audit.AuditLog;
import dev.kith.bootstrap.commandline.CommandFailure;
import dev.kith.bootstrap.commandline.Utf8Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A secret that only the operator may read.
 *
 * @param file where it is stored; null where an option gives it
 * @param isNew whether it was created just now, so that no one has seen it yet
 */
public record OperatorSecret(String value, @Nullable Path file, boolean isNew) {

    private static final int MIN_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * The secret that signs access tokens. Without an option it is read from the data directory, and created where
     * there is none.
     *
     * @param given the value of {@code --jwt-secret}
     */
    public static OperatorSecret forTokens(@Nullable String given, DataDirectory data) {
        return given == null
                ? requireLongEnough(readOrCreate(data, DataDirectory.JWT_SECRET, 48))
                : requireLongEnough(new OperatorSecret(given, null, false));
    }

    /** As {@link #forTokens}, but fails where there is no secret: no server would accept a token with a new one. */
    public static OperatorSecret existingForTokens(@Nullable String given, DataDirectory data) {
        Path file = data.file(DataDirectory.JWT_SECRET);
        if (given == null && !Files.exists(file)) {
            throw CommandFailure.because("There is no secret in " + file
                    + " yet; start a server with this --data first, or set its --jwt-secret");
        }
        return forTokens(given, data);
    }

    /** The password of the embedded Neo4j, created where there is none. */
    public static OperatorSecret forNeo4j(DataDirectory data) {
        return readOrCreate(data, DataDirectory.NEO4J_PASSWORD, 18);
    }

    public static @Nullable String existingNeo4jPassword(DataDirectory data) {
        Path file = data.file(DataDirectory.NEO4J_PASSWORD);
        return Files.exists(file) ? read(file) : null;
    }

    private static OperatorSecret requireLongEnough(OperatorSecret secret) {
        int bytes = secret.value().getBytes(StandardCharsets.UTF_8).length;
        if (bytes < MIN_BYTES) {
            String source =
                    secret.file() == null ? "--jwt-secret" : secret.file().toString();
            throw CommandFailure.usage("The secret of " + source + " has " + bytes + " bytes and needs at least "
                    + MIN_BYTES + "; here is a fresh one: " + random(48));
        }
        return secret;
    }

    private static OperatorSecret readOrCreate(DataDirectory data, String name, int bytes) {
        Path file = data.file(name);
        if (Files.exists(file)) {
            return new OperatorSecret(read(file), file, false);
        }
        String created = random(bytes);
        try {
            data.write(file, created + "\n");
        } catch (IOException e) {
            throw CommandFailure.because(
                    "The secret " + file + " cannot be written; check the permissions of the data directory", e);
        }
        AuditLog.secretCreated(name);
        return new OperatorSecret(created, file, true);
    }

    private static String read(Path file) {
        return Utf8Text.of(file).strip();
    }

    private static String random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** Without the value, so that no log has it. */
    @Override
    public String toString() {
        return "OperatorSecret[" + (file == null ? "given" : file) + "]";
    }
}

package dev.kith.bootstrap.data;

import dev.kith.bootstrap.commandline.CommandFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Something only the operator may read.
 *
 * @param file where it is kept, null when it was given
 * @param isNew whether it was made just now, and so has been seen by no one yet
 */
public record OperatorSecret(String value, @Nullable Path file, boolean isNew) {

    private static final int LEAST_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** What tokens are signed with: as given, or as kept, or made now and kept. */
    public static OperatorSecret forTokens(@Nullable String given, DataDirectory data) {
        return given == null
                ? longEnough(keptOrMade(data.file(DataDirectory.JWT_SECRET), 48))
                : longEnough(new OperatorSecret(given, null, false));
    }

    /** As {@link #forTokens}, but makes nothing: a token signed with a secret that no server has would open no door. */
    public static OperatorSecret existingForTokens(@Nullable String given, DataDirectory data) {
        Path file = data.file(DataDirectory.JWT_SECRET);
        if (given == null && !Files.exists(file)) {
            throw CommandFailure.because("There is no secret in " + file
                    + " yet; start a server with this --data first, or give its --jwt-secret");
        }
        return forTokens(given, data);
    }

    /** The password of the Neo4j inside. */
    public static OperatorSecret forNeo4j(DataDirectory data) {
        return keptOrMade(data.file(DataDirectory.NEO4J_PASSWORD), 18);
    }

    public static @Nullable String existingNeo4jPassword(DataDirectory data) {
        Path file = data.file(DataDirectory.NEO4J_PASSWORD);
        return Files.exists(file) ? read(file) : null;
    }

    private static OperatorSecret longEnough(OperatorSecret secret) {
        int bytes = secret.value().getBytes(StandardCharsets.UTF_8).length;
        if (bytes < LEAST_BYTES) {
            throw CommandFailure.because("The secret for tokens has " + bytes + " bytes and needs at least "
                    + LEAST_BYTES + "; here is a fresh one: " + random(48));
        }
        return secret;
    }

    private static OperatorSecret keptOrMade(Path file, int bytes) {
        if (Files.exists(file)) {
            return new OperatorSecret(read(file), file, false);
        }
        String made = random(bytes);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            // readable by no one else at any moment, and never half written
            Path draft = Files.createTempFile(file.toAbsolutePath().getParent(), "secret", "", ownerOnly());
            Files.writeString(draft, made + "\n");
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw CommandFailure.because(
                    "The secret " + file + " cannot be written; check the permissions of the data directory", e);
        }
        return new OperatorSecret(made, file, true);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw CommandFailure.because("The secret " + file + " cannot be read; run as the user who owns it", e);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static String random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** Never printed by accident. */
    @Override
    public String toString() {
        return "Secret[" + (file == null ? "given" : file) + "]";
    }
}

package dev.kith.bootstrap.data;

import dev.kith.bootstrap.commandline.CommandFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The directory of the graph and the secrets. One process at a time locks it. */
public record DataDirectory(Path path) {

    public static final String NEO4J_PASSWORD = "neo4j-password";
    public static final String JWT_SECRET = "jwt-secret";

    /** Held until it is closed. The system releases it when the process dies. */
    public interface Lock extends AutoCloseable {

        @Override
        void close();
    }

    public Path neo4jHome() {
        return path.resolve("neo4j");
    }

    public Path file(String name) {
        return path.resolve(name);
    }

    /**
     * Locks the directory, which is created where it does not exist.
     *
     * @throws CommandFailure where another process holds the lock, or the directory is not writable
     */
    public Lock lock() {
        try {
            Files.createDirectories(path);
            FileChannel channel =
                    FileChannel.open(path.resolve("kith.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isLocked(channel)) {
                channel.close();
                throw CommandFailure.because("Another Kith is using the data directory "
                        + path.toAbsolutePath().normalize()
                        + "; stop it, choose another with --data, or connect to its graph with --neo4j bolt://127.0.0.1:7687"
                        + " (its --bolt-port)");
            }
            return () -> close(channel);
        } catch (IOException e) {
            throw CommandFailure.because(
                    "The data directory " + path.toAbsolutePath().normalize()
                            + " cannot be written to; check its permissions, or choose another with --data",
                    e);
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            @Nullable FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

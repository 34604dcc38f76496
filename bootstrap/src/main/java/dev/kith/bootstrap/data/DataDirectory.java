package dev.kith.bootstrap.data;

import dev.kith.bootstrap.commandline.CommandFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The directory of the graph and the secrets. One process at a time locks it. */
public record DataDirectory(Path path) {

    public static final String NEO4J_PASSWORD = "neo4j-password";
    public static final String JWT_SECRET = "jwt-secret";

    private static final String LOCK = "kith.lock";
    private static final String SERVER = "server";

    /** Held until it is closed. The system releases it when the process dies. */
    public interface Lock extends AutoCloseable {

        @Override
        void close();
    }

    private static final Logger LOG = LoggerFactory.getLogger(DataDirectory.class);

    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rwx------");

    public Path neo4jHome() {
        return path.resolve("neo4j");
    }

    public Path file(String name) {
        return path.resolve(name);
    }

    /** Creates the directory for its owner alone, unless it exists. */
    public void create() throws IOException {
        if (!Files.exists(path)) {
            Files.createDirectories(path, permissions("rwx------"));
        }
    }

    /** Attributes of a new file or directory; none where the file system has no such permissions. */
    static FileAttribute<?>[] permissions(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    /** Logs the command that closes the directory, if others than its owner may open it. */
    public void warnIfOthersMayRead() {
        PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        try {
            if (view != null
                    && Files.exists(path)
                    && !OWNER.containsAll(view.readAttributes().permissions())) {
                Path full = path.toAbsolutePath().normalize();
                LOG.warn("Other users of this machine can open the data directory; run: chmod -R go= '{}'", full);
            }
        } catch (IOException e) {
            LOG.warn("The permissions of the data directory {} cannot be read ({})", path, e.toString());
        }
    }

    /** Writes a file for its owner alone. It appears complete, and it is never readable by others. */
    public void write(Path file, String text) throws IOException {
        create();
        Path draft = Files.createTempFile(path, "secret", "", permissions("rw-------"));
        Files.writeString(draft, text);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Where the server that has the lock writes how it is reached. */
    Path serverFile() {
        return file(SERVER);
    }

    /**
     * Whether another process has the lock.
     *
     * @throws CommandFailure where that cannot be found out
     */
    public boolean isLocked() {
        try (FileChannel channel = FileChannel.open(file(LOCK), StandardOpenOption.WRITE)) {
            return !tryLock(channel);
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw notWritable(e);
        }
    }

    /**
     * Locks the directory, which is created where it does not exist.
     *
     * @throws CommandFailure where another process holds the lock, or the directory is not writable
     */
    public Lock lock() {
        try {
            create();
            FileChannel channel = FileChannel.open(
                    file(LOCK), Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), permissions("rw-------"));
            if (!tryLock(channel)) {
                channel.close();
                throw CommandFailure.because("Another Kith is using the data directory "
                        + path.toAbsolutePath().normalize()
                        + "; stop it, choose another with --data, or connect to its graph with --neo4j bolt://127.0.0.1:7687"
                        + " (its --bolt-port)");
            }
            // a server that was killed has left it
            Files.deleteIfExists(serverFile());
            return () -> close(channel);
        } catch (IOException e) {
            throw notWritable(e);
        }
    }

    private CommandFailure notWritable(IOException failure) {
        return CommandFailure.because(
                "The data directory " + path.toAbsolutePath().normalize()
                        + " cannot be written to; check its permissions, or choose another with --data",
                failure);
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
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

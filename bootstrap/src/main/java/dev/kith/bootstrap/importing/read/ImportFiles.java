package dev.kith.bootstrap.importing.read;

import dev.kith.bootstrap.commandline.CommandFailure;
import dev.kith.bootstrap.data.DataDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.io.IOUtils;
import org.apache.commons.io.input.CloseShieldInputStream;

/**
 * Opens the files of an import. An import reads each file more than once, so a pipe is first copied to the data
 * directory.
 */
public final class ImportFiles implements AutoCloseable {

    /** The largest copy of a pipe, in bytes: 64 GiB. */
    public static final long MAX_COPY = 64L << 30;

    private final DataDirectory data;
    private final long maxCopy;
    private final List<FileChannel> copies = new ArrayList<>();

    /** @param data where copies are, created if needed */
    public ImportFiles(DataDirectory data) {
        this(data, MAX_COPY);
    }

    ImportFiles(DataDirectory data, long maxCopy) {
        this.data = data;
        this.maxCopy = maxCopy;
    }

    /** @throws CommandFailure for a directory, and for a pipe that cannot be copied */
    public TextFile open(Path path) {
        if (Files.isDirectory(path)) {
            throw CommandFailure.because(path + " is a directory, not a file");
        }
        return Files.isRegularFile(path) || !Files.exists(path) ? TextFile.of(path) : copied(path);
    }

    private TextFile copied(Path pipe) {
        try (InputStream in = Files.newInputStream(pipe)) {
            data.create();
            FileChannel copy = temporaryFile();
            copies.add(copy);
            long size = IOUtils.copyLarge(in, Channels.newOutputStream(copy), 0, maxCopy + 1);
            if (size > maxCopy) {
                throw CommandFailure.because(
                        pipe + " has more than " + maxCopy + " bytes; write it to a file, and import the file");
            }
            return new TextFile(pipe, () -> CloseShieldInputStream.wrap(Channels.newInputStream(copy.position(0))));
        } catch (IOException e) {
            throw CommandFailure.because(
                    pipe + " cannot be copied to the data directory " + data.path() + " (" + e
                            + "); write it to a file, and import the file",
                    e);
        }
    }

    /** A file that only its owner may read, and that ends with this process. */
    private FileChannel temporaryFile() throws IOException {
        Path file = Files.createTempFile(data.path(), "import-", ".tmp");
        return FileChannel.open(
                file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
    }

    @Override
    public void close() {
        copies.forEach(IOUtils::closeQuietly);
    }
}

package dev.kith.bootstrap.importing.read;

import dev.kith.bootstrap.commandline.CommandFailure;
import dev.kith.bootstrap.commandline.Utf8Text;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.compressors.CompressorException;
import org.apache.commons.compress.compressors.CompressorStreamFactory;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.io.function.IOSupplier;

/**
 * A UTF-8 text file. Its first bytes show whether it has a byte-order mark, which is skipped, and whether it is
 * compressed by gzip.
 *
 * @param name for messages
 * @param bytes opens the file at its start
 */
public record TextFile(Path name, IOSupplier<InputStream> bytes) {

    private static final int BUFFER = 1 << 16;

    /** Reads an open file. */
    public interface LinesReader<T> {

        T read(LineReader lines) throws IOException;
    }

    /** A file that can be opened more than once. */
    public static TextFile of(Path path) {
        return new TextFile(path, () -> Files.newInputStream(path));
    }

    /** @throws CommandFailure where the file cannot be read to its end */
    public <T> T read(LinesReader<T> reader) {
        String file = "The file " + name;
        try (LineReader lines = new LineReader(
                Utf8Text.withoutMark(decompressed(new BufferedInputStream(bytes.get(), BUFFER)), file))) {
            return reader.read(lines);
        } catch (IOException e) {
            throw Utf8Text.unreadable(file, e, "; if it is compressed, it is damaged or incomplete");
        }
    }

    private InputStream decompressed(BufferedInputStream file) throws IOException {
        String compression = compression(file);
        return switch (compression) {
            case "" -> file;
            // the JDK's GZIPInputStream takes damage between two members for the end
            case CompressorStreamFactory.GZIP ->
                GzipCompressorInputStream.builder()
                        .setInputStream(file)
                        .setDecompressConcatenated(true)
                        .get();
            default -> {
                throw CommandFailure.because("The file " + name + " is compressed by " + compression
                        + "; decompress it, or compress it by gzip instead");
            }
        };
    }

    /** Returns the name of the compression, or the empty string. */
    private static String compression(BufferedInputStream file) throws IOException {
        byte[] signature = new byte[4];
        file.mark(signature.length);
        int length = file.readNBytes(signature, 0, signature.length);
        file.reset();
        if (ZipArchiveInputStream.matches(signature, length)) {
            return "zip";
        }
        try {
            return CompressorStreamFactory.detect(file);
        } catch (CompressorException e) {
            return "";
        }
    }
}

package dev.kith.bootstrap.importing.read;

import dev.kith.bootstrap.commandline.CommandFailure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.compressors.CompressorException;
import org.apache.commons.compress.compressors.CompressorStreamFactory;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.io.ByteOrderMark;
import org.apache.commons.io.function.IOSupplier;
import org.apache.commons.io.input.BOMInputStream;

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
        try (LineReader lines = new LineReader(text())) {
            return reader.read(lines);
        } catch (NoSuchFileException e) {
            throw CommandFailure.because("The file " + name + " does not exist; check the path", e);
        } catch (AccessDeniedException e) {
            throw CommandFailure.because("The file " + name + " must not be read; check its permissions", e);
        } catch (IOException e) {
            throw CommandFailure.because(
                    "The file " + name + " cannot be read to its end (" + e
                            + "); if it is compressed, it is damaged or incomplete",
                    e);
        }
    }

    private InputStream text() throws IOException {
        BOMInputStream text = BOMInputStream.builder()
                .setInputStream(decompressed(new BufferedInputStream(bytes.get(), BUFFER)))
                .setByteOrderMarks(
                        ByteOrderMark.UTF_8,
                        ByteOrderMark.UTF_16BE,
                        ByteOrderMark.UTF_16LE,
                        ByteOrderMark.UTF_32BE,
                        ByteOrderMark.UTF_32LE)
                .get();
        String charset = text.getBOMCharsetName();
        if (charset != null && !charset.equals(ByteOrderMark.UTF_8.getCharsetName())) {
            throw CommandFailure.because("The file " + name + " is " + charset + "; save it as UTF-8");
        }
        return text;
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

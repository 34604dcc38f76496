package dev.kith.bootstrap.importing.file;

import dev.kith.bootstrap.commandline.CommandFailure;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** A UTF-8 text file. The first two bytes show whether it is compressed by gzip. */
record TextFile(Path path) {

    private static final int BUFFER = 1 << 16;

    /** Reads an open file. */
    interface TextReader<T> {

        T read(BufferedReader text) throws IOException;
    }

    <T> T read(TextReader<T> reader) {
        try (BufferedReader text = new BufferedReader(new InputStreamReader(bytes(), StandardCharsets.UTF_8), BUFFER)) {
            return reader.read(text);
        } catch (IOException e) {
            throw CommandFailure.because(
                    "The file " + path + " cannot be read (" + e + "); check the path and its permissions", e);
        }
    }

    private InputStream bytes() throws IOException {
        BufferedInputStream plain = new BufferedInputStream(Files.newInputStream(path), BUFFER);
        plain.mark(2);
        boolean isGzip = plain.read() == 0x1f && plain.read() == 0x8b;
        plain.reset();
        return isGzip ? new GZIPInputStream(plain, BUFFER) : plain;
    }
}

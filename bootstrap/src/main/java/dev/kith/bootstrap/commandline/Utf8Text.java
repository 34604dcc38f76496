package dev.kith.bootstrap.commandline;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.apache.commons.io.ByteOrderMark;
import org.apache.commons.io.input.BOMInputStream;

/** Reads text of UTF-8 from outside. A byte-order mark at its start is skipped, and other encodings are refused. */
public final class Utf8Text {

    /** The most bytes of a text that is read as a whole. */
    public static final int MAX_BYTES = 64 * 1024;

    private Utf8Text() {}

    /**
     * @param name of the text, for the message
     * @throws CommandFailure where the mark is of another encoding
     */
    public static InputStream withoutMark(InputStream bytes, String name) throws IOException {
        BOMInputStream text = BOMInputStream.builder()
                .setInputStream(bytes)
                .setByteOrderMarks(
                        ByteOrderMark.UTF_8,
                        ByteOrderMark.UTF_16BE,
                        ByteOrderMark.UTF_16LE,
                        ByteOrderMark.UTF_32BE,
                        ByteOrderMark.UTF_32LE)
                .get();
        String charset = text.getBOMCharsetName();
        if (charset != null && !charset.equals(ByteOrderMark.UTF_8.getCharsetName())) {
            throw CommandFailure.because(name + " is " + charset + "; it must be UTF-8");
        }
        return text;
    }

    /** @throws CommandFailure where the file cannot be read, is not UTF-8, or has more than {@link #MAX_BYTES} bytes */
    public static String of(Path file) {
        String name = "The file " + file;
        try (InputStream bytes = Files.newInputStream(file)) {
            return decoded(bytes.readNBytes(MAX_BYTES + 1), name);
        } catch (IOException e) {
            throw unreadable(name, e, "");
        }
    }

    /** @param hint what else the operator can check, with the punctuation before it */
    public static CommandFailure unreadable(String name, IOException failure, String hint) {
        return CommandFailure.because(
                switch (failure) {
                    case NoSuchFileException _ -> name + " does not exist; check the path";
                    case AccessDeniedException _ -> name + " must not be read; check its permissions";
                    default -> name + " cannot be read to its end (" + failure + ")" + hint;
                },
                failure);
    }

    /**
     * The text up to its first line end. Nothing behind that is read, so that a line typed on a terminal is enough.
     *
     * @param name of the text, for messages
     * @throws CommandFailure where it cannot be read, is not UTF-8, or has more than {@link #MAX_BYTES} bytes
     */
    public static String firstLine(InputStream bytes, String name) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try {
            for (int next = bytes.read(); next >= 0 && next != '\n' && line.size() <= MAX_BYTES; next = bytes.read()) {
                line.write(next);
            }
            String text = decoded(line.toByteArray(), name);
            return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
        } catch (IOException e) {
            throw unreadable(name, e, "");
        }
    }

    private static String decoded(byte[] bytes, String name) throws IOException {
        if (bytes.length > MAX_BYTES) {
            throw CommandFailure.because(name + " has more than " + MAX_BYTES + " bytes");
        }
        byte[] text = withoutMark(new ByteArrayInputStream(bytes), name).readAllBytes();
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(text))
                    .toString();
        } catch (CharacterCodingException e) {
            throw CommandFailure.because(name + " has bytes that are not UTF-8; it must be UTF-8", e);
        }
    }
}

package dev.kith.bootstrap.importing.read;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Splits UTF-8 text into numbered lines. A line ends with LF, CR LF or CR. Memory grows with
 * the longest line only, and that has a bound.
 */
public final class LineReader implements Closeable {

    /** The longest line, in UTF-16 units. */
    public static final int MAX_LENGTH = 1 << 20;

    /**
     * Half of a surrogate pair, which no valid UTF-8 contains. It stands in the text for bytes that are not UTF-8.
     */
    private static final String NOT_UTF_8 = "\uDFFF";

    private static final int CHUNK = 1 << 16;

    /** A line. A line that is too long has no text. */
    public record Line(long number, String text, String end, boolean isUtf8, boolean isTooLong) {

        /** Why the line cannot be used; null if it can. */
        public @Nullable String fault() {
            if (isTooLong) {
                return "the line has more than " + MAX_LENGTH + " characters";
            }
            return isUtf8 ? null : "the line is not UTF-8";
        }
    }

    private final Reader text;
    private char[] buffer = new char[2 * CHUNK];
    private int start;
    private int limit;
    private long number;

    public LineReader(InputStream bytes) {
        this.text = new InputStreamReader(
                bytes,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE)
                        .replaceWith(NOT_UTF_8));
    }

    /** Returns null at the end of the text. */
    public @Nullable Line next() throws IOException {
        int length = 0;
        boolean hasSurrogates = false;
        while (true) {
            while (start + length < limit) {
                char c = buffer[start + length];
                if (c == '\n' || c == '\r') {
                    return line(length, lineEnd(length), hasSurrogates);
                }
                hasSurrogates |= Character.isSurrogate(c);
                length++;
            }
            if (length > MAX_LENGTH) {
                return skipTooLong();
            }
            if (!fill()) {
                return length == 0 ? null : line(length, "", hasSurrogates);
            }
        }
    }

    private String lineEnd(int length) throws IOException {
        if (buffer[start + length] == '\n') {
            return "\n";
        }
        boolean hasNext = start + length + 1 < limit || fill();
        return hasNext && buffer[start + length + 1] == '\n' ? "\r\n" : "\r";
    }

    private Line line(int length, String end, boolean hasSurrogates) {
        if (length > MAX_LENGTH) {
            return tooLong(length, end);
        }
        String content = new String(buffer, start, length);
        start += length + end.length();
        number++;
        return new Line(number, content, end, !hasSurrogates || isUtf8(content), false);
    }

    private Line tooLong(int length, String end) {
        start += length + end.length();
        number++;
        return new Line(number, "", end, true, true);
    }

    private static boolean isUtf8(String line) {
        return line.codePoints().noneMatch(point -> Character.getType(point) == Character.SURROGATE);
    }

    private Line skipTooLong() throws IOException {
        start = limit;
        while (start < limit || fill()) {
            if (buffer[start] == '\n' || buffer[start] == '\r') {
                return tooLong(0, lineEnd(0));
            }
            start++;
        }
        return tooLong(0, "");
    }

    /** Reads more text after the unread part, which moves to the start of the buffer. Returns false at the end. */
    private boolean fill() throws IOException {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, limit - start);
            limit -= start;
            start = 0;
        }
        if (buffer.length - limit < CHUNK) {
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        }
        int count = text.read(buffer, limit, CHUNK);
        limit += Math.max(0, count);
        return count > 0;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}

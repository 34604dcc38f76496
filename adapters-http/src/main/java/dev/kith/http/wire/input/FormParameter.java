package dev.kith.http.wire.input;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A decoded parameter of a query or a form. Only {@code &} separates parameters. */
public record FormParameter(String name, String value) {

    private static final int MAX_PARAMETERS = 1_024;

    /**
     * The parameters in their order.
     *
     * @throws IllegalArgumentException for a malformed escape, bytes that are not UTF-8, and too many parameters
     */
    public static List<FormParameter> parse(String text) {
        List<FormParameter> parameters = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int and = text.indexOf('&', start);
            int end = and < 0 ? text.length() : and;
            if (end > start) {
                if (parameters.size() == MAX_PARAMETERS) {
                    throw new IllegalArgumentException("There are more than " + MAX_PARAMETERS + " parameters.");
                }
                parameters.add(of(text.substring(start, end)));
            }
            start = end + 1;
        }
        return parameters;
    }

    private static FormParameter of(String pair) {
        int equals = pair.indexOf('=');
        return equals < 0
                ? new FormParameter(decode(pair), "")
                : new FormParameter(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
    }

    private static String decode(String text) {
        return percentDecode(text.replace('+', ' '));
    }

    /**
     * Replaces the escapes of a text. A plus is a plus.
     *
     * @throws IllegalArgumentException for a malformed escape, and for bytes that are not UTF-8
     */
    public static String percentDecode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(encoded.length);
        for (int i = 0; i < encoded.length; i++) {
            switch (encoded[i]) {
                case '%' -> {
                    if (i + 2 >= encoded.length) {
                        throw new IllegalArgumentException("An escape is not complete.");
                    }
                    decoded.write(
                            (HexFormat.fromHexDigit(encoded[i + 1]) << 4) | HexFormat.fromHexDigit(encoded[i + 2]));
                    i += 2;
                }
                default -> decoded.write(encoded[i]);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(decoded.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("An escape is not UTF-8.", e);
        }
    }
}

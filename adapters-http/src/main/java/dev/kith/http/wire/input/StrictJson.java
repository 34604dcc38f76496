package dev.kith.http.wire.input;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;

/** Refuses JSON that a lenient parser reads as something else than was sent. */
public final class StrictJson {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private StrictJson() {}

    /** Nothing is nested deeper, because the parser refuses it. */
    private static final int PARSED_DEPTH = StreamReadConstraints.DEFAULT_MAX_DEPTH;

    static void require(String text) throws IOException {
        require(text, PARSED_DEPTH);
    }

    /**
     * @param maxDepth how deep objects and arrays may be nested
     * @throws IOException for malformed JSON, for too deep nesting, for anything after the first value, for a repeated key, for half of a
     *     surrogate pair, and for a number that is greater than a double can be
     */
    public static void require(String text, int maxDepth) throws IOException {
        try (JsonParser parser = FACTORY.createParser(text)) {
            int depth = 0;
            boolean complete = false;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (complete) {
                    throw new JsonParseException(parser, "More follows the value");
                }
                if (token.isStructStart()) {
                    if (++depth > maxDepth) {
                        throw new JsonParseException(parser, "Nested too deep");
                    }
                } else if (token.isStructEnd()) {
                    depth--;
                }
                requireValue(parser, token);
                complete = depth == 0;
            }
        }
    }

    private static void requireValue(JsonParser parser, JsonToken token) throws IOException {
        boolean sound = switch (token) {
            case FIELD_NAME, VALUE_STRING -> !hasLoneSurrogate(parser.getText());
            case VALUE_NUMBER_FLOAT -> Double.isFinite(parser.getDoubleValue());
            default -> true;
        };
        if (!sound) {
            throw new JsonParseException(parser, "The value cannot be kept as it is");
        }
    }

    /** A lone surrogate cannot be stored or sent. */
    static boolean hasLoneSurrogate(String text) {
        return text.codePoints()
                .anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }
}

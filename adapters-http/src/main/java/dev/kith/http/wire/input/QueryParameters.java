package dev.kith.http.wire.input;

import dev.kith.domain.text.TextRule;
import dev.kith.http.wire.ApiError;
import io.micronaut.http.HttpRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of a query. */
public final class QueryParameters {

    private static final TextRule TEXT = TextRule.lines(255);

    private QueryParameters() {}

    /** The last value of a parameter; null if it is absent. */
    public static @Nullable String last(HttpRequest<?> request, String name) {
        List<String> values = request.getParameters().getAll(name);
        return values.isEmpty() ? null : values.getLast();
    }

    /**
     * The text of a parameter that a search compares with; null if it is absent or blank.
     *
     * @throws ApiError 400 for a text that is too long or has control characters
     */
    public static @Nullable String text(HttpRequest<?> request, String name) {
        String raw = last(request, name);
        if (raw == null || raw.isBlank()) {
            return null;
        }
        return switch (TEXT.check(raw)) {
            case TextRule.Answer.Accepted(String text) -> text;
            case TextRule.Answer.Refused(var why) -> throw ApiError.ofFields(List.of(TextErrors.of(name, TEXT, why)));
        };
    }

    /** A whole number; the greatest int for a greater one, 0 for a negative one and for text that is no number. */
    public static long number(HttpRequest<?> request, String name) {
        String text = last(request, name);
        return text == null ? 0 : Math.clamp(WholeNumbers.parse(text).orElse(0), 0, Integer.MAX_VALUE);
    }
}

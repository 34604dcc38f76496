package dev.kith.http.selfcommunity;

import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.input.QueryParameters;
import io.micronaut.http.HttpRequest;
import java.util.function.LongFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads and validates query parameters. A blank parameter counts as absent; if one is repeated, its last value counts.
 */
public final class Parameters {

    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");

    private Parameters() {}

    public static @Nullable String text(HttpRequest<?> request, String name) {
        String text = QueryParameters.last(request, name);
        return text == null || text.isBlank() ? null : text;
    }

    /** @throws ApiError 400 for a value that is no flag */
    public static @Nullable Boolean flag(HttpRequest<?> request, String name) {
        String word = text(request, name);
        return switch (word) {
            case null -> null;
            case "true", "True", "1" -> true;
            case "false", "False", "0" -> false;
            default -> throw invalidChoice(name, word);
        };
    }

    /** @throws ApiError 400 for a text that is no id */
    public static <T> @Nullable T id(HttpRequest<?> request, String name, LongFunction<T> type) {
        String text = text(request, name);
        return text == null ? null : id(name, text.strip(), type);
    }

    /** @throws ApiError 400 naming the parameter, for a text that is no id */
    public static <T> T id(String name, String text, LongFunction<T> type) {
        if (!isId(text)) {
            throw ApiError.ofField(name, "invalid", "A valid id is required.");
        }
        return type.apply(Long.parseLong(text));
    }

    /** Whether the text is a positive number of at most 18 digits without leading zeros. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    public static ApiError invalidChoice(String parameter, String word) {
        return ApiError.ofField(parameter, "invalid_choice", "\"" + word + "\" is not a valid choice.");
    }
}

package dev.kith.http.selfcommunity;

import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.input.QueryParameters;
import dev.kith.http.wire.input.WholeNumbers;
import io.micronaut.http.HttpRequest;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Reads and validates query parameters. A blank parameter counts as absent; if one is repeated, its last value counts.
 */
public final class Parameters {

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
        return text == null ? null : id(name, text, type);
    }

    /** @throws ApiError 400 naming the parameter, for a text that is no id */
    public static <T> T id(String name, String text, LongFunction<T> type) {
        return type.apply(
                WholeNumbers.id(text).orElseThrow(() -> ApiError.ofField(name, "invalid", "A valid id is required.")));
    }

    public static ApiError invalidChoice(String parameter, String word) {
        return ApiError.ofField(parameter, "invalid_choice", "\"" + word + "\" is not a valid choice.");
    }
}

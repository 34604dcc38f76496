package dev.kith.http.quranreflect;

import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.input.NumberedPage;
import dev.kith.http.wire.input.QueryParameters;
import dev.kith.http.wire.input.WholeNumbers;
import io.micronaut.http.HttpRequest;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of queries and paths. A value out of bounds is refused with 400. */
public final class ReflectParameters {

    // UUID.fromString accepts shorter groups
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private ReflectParameters() {}

    /** Reads {@code page} and {@code limit}, the most items of a page. */
    public static NumberedPage page(HttpRequest<?> request, int defaultLimit, int maxLimit) {
        return new NumberedPage(
                number(request, "page", 1, Integer.MAX_VALUE).orElse(1),
                number(request, "limit", 1, maxLimit).orElse(defaultLimit));
    }

    /** Empty for an absent or blank parameter. */
    public static Optional<Integer> number(HttpRequest<?> request, String name, int min, int max) {
        String text = QueryParameters.last(request, name);
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        OptionalLong number = WholeNumbers.parse(text);
        if (number.isEmpty() || number.getAsLong() < min || number.getAsLong() > max) {
            throw ApiError.ofField(name, "invalid", "Must be a whole number from " + min + " to " + max + ".");
        }
        return Optional.of((int) number.getAsLong());
    }

    /** False for an absent parameter. */
    public static boolean flag(HttpRequest<?> request, String name) {
        String text = QueryParameters.last(request, name);
        return switch (text) {
            case null -> false;
            case "true", "1" -> true;
            case "false", "0", "" -> false;
            default -> throw ApiError.ofField(name, "invalid", "Must be true or false.");
        };
    }

    /** Null for an absent or blank parameter. */
    public static @Nullable String text(HttpRequest<?> request, String name) {
        return QueryParameters.text(request, name);
    }

    /** Empty for a malformed UUID. */
    static Optional<UUID> uuid(String text) {
        return UUID_FORM.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    /** @throws ApiError 400 for a malformed UUID */
    public static UUID requiredUuid(String name, String text) {
        return uuid(text).orElseThrow(() -> ApiError.ofField(name, "invalid", "Must be a UUID."));
    }
}

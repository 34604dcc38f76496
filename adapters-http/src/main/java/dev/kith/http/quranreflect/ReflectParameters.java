package dev.kith.http.quranreflect;

import dev.kith.domain.page.Offset;
import dev.kith.domain.page.Page;
import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.input.QueryParameters;
import io.micronaut.http.HttpRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What this dialect's requests say beside their bodies. What is out of its bounds is refused. */
public final class ReflectParameters {

    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final int LONGEST_TEXT = 255;

    private ReflectParameters() {}

    /** A page of a list, pages counted from 1. */
    public record Paging(int page, int limit) {

        /** @param most the greatest limit */
        public static Paging of(HttpRequest<?> request, int limit, int most) {
            return new Paging(
                    number(request, "page", 1, Integer.MAX_VALUE).orElse(1),
                    number(request, "limit", 1, most).orElse(limit));
        }

        public Offset offset() {
            return new Offset((page - 1L) * limit, limit);
        }

        public Map<String, Object> envelope(Page<Map<String, Object>> found) {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("total", found.total());
            body.put("currentPage", page);
            body.put("limit", limit);
            body.put("pages", (found.total() + limit - 1) / limit);
            body.put("data", found.items());
            return body;
        }
    }

    public static Optional<Integer> number(HttpRequest<?> request, String name, int least, int most) {
        String text = QueryParameters.last(request, name);
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        if (text.matches("[0-9]{1,10}") && Long.parseLong(text) >= least && Long.parseLong(text) <= most) {
            return Optional.of(Integer.parseInt(text));
        }
        throw ApiError.ofField(name, "invalid", "Must be a whole number from " + least + " to " + most + ".");
    }

    public static boolean flag(HttpRequest<?> request, String name) {
        String text = QueryParameters.last(request, name);
        return switch (text) {
            case null -> false;
            case "true", "1" -> true;
            case "false", "0", "" -> false;
            default -> throw ApiError.ofField(name, "invalid", "Must be true or false.");
        };
    }

    public static @Nullable String text(HttpRequest<?> request, String name) {
        String text = QueryParameters.last(request, name);
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.length() > LONGEST_TEXT) {
            throw ApiError.ofField(name, "max_length", "Must have no more than " + LONGEST_TEXT + " characters.");
        }
        return text.strip();
    }

    static Optional<UUID> uuid(String text) {
        return UUID_FORM.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    /** @throws ApiError 400 for a text that no id looks like */
    public static UUID requiredUuid(String name, String text) {
        return uuid(text).orElseThrow(() -> ApiError.ofField(name, "invalid", "Must be a UUID."));
    }
}

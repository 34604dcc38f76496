package dev.kith.http.reflect;

import dev.kith.domain.audience.Page;
import dev.kith.domain.page.Offset;
import dev.kith.http.wire.Failure;
import dev.kith.http.wire.Query;
import io.micronaut.http.HttpRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What this dialect's requests say beside their bodies. What is out of its bounds is refused. */
final class Parameters {

    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final int LONGEST_TEXT = 255;

    private Parameters() {}

    /** A page of a list, pages counted from 1. */
    record Paging(int page, int limit) {

        /** @param most the greatest limit */
        static Paging of(HttpRequest<?> request, int limit, int most) {
            return new Paging(
                    number(request, "page", 1, Integer.MAX_VALUE).orElse(1),
                    number(request, "limit", 1, most).orElse(limit));
        }

        Offset offset() {
            return new Offset((page - 1L) * limit, limit);
        }

        Map<String, Object> envelope(Page<Map<String, Object>> found) {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("total", found.total());
            body.put("currentPage", page);
            body.put("limit", limit);
            body.put("pages", (found.total() + limit - 1) / limit);
            body.put("data", found.items());
            return body;
        }
    }

    static Optional<Integer> number(HttpRequest<?> request, String name, int least, int most) {
        String text = Query.last(request, name);
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        if (text.matches("[0-9]{1,10}") && Long.parseLong(text) >= least && Long.parseLong(text) <= most) {
            return Optional.of(Integer.parseInt(text));
        }
        throw Failure.ofField(name, "invalid", "Must be a whole number from " + least + " to " + most + ".");
    }

    static boolean flag(HttpRequest<?> request, String name) {
        String text = Query.last(request, name);
        return switch (text) {
            case null -> false;
            case "true", "1" -> true;
            case "false", "0", "" -> false;
            default -> throw Failure.ofField(name, "invalid", "Must be true or false.");
        };
    }

    static @Nullable String text(HttpRequest<?> request, String name) {
        String text = Query.last(request, name);
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.length() > LONGEST_TEXT) {
            throw Failure.ofField(name, "max_length", "Must have no more than " + LONGEST_TEXT + " characters.");
        }
        return text.strip();
    }

    static Optional<UUID> uuid(String text) {
        return UUID_FORM.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    /** @throws Failure 400 for a text that no id looks like */
    static UUID requiredUuid(String name, String text) {
        return uuid(text).orElseThrow(() -> Failure.ofField(name, "invalid", "Must be a UUID."));
    }
}

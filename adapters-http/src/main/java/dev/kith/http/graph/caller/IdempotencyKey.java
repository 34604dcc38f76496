package dev.kith.http.graph.caller;

import dev.kith.http.graph.problem.Problems;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The header {@code Idempotency-Key} of a request that writes. A client sends the same key with each repetition of the
 * request.
 */
public final class IdempotencyKey {

    public static final String HEADER = "Idempotency-Key";

    private static final int MAX_LENGTH = 255;

    /** They write nothing. */
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private IdempotencyKey() {}

    /**
     * The key of the request, null without one. Quotes around the key, as of a structured field, are no part of it.
     *
     * @throws dev.kith.http.wire.ApiError 400 for a key that is empty, too long, repeated, or has other characters than
     *     visible ASCII
     */
    public static @Nullable String of(HttpRequest<?> request) {
        List<String> given = request.getHeaders().getAll(HEADER);
        if (given.isEmpty() || SAFE.contains(request.getMethod())) {
            return null;
        }
        String text = given.getFirst();
        String key = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1)
                : text;
        boolean isVisible = key.chars().allMatch(letter -> letter > ' ' && letter < 0x7f);
        if (given.size() > 1 || key.isEmpty() || key.length() > MAX_LENGTH || !isVisible) {
            throw Problems.invalidHeader(
                    HEADER, "Must be one key of 1 to " + MAX_LENGTH + " visible ASCII characters.");
        }
        return key;
    }

    /** @throws dev.kith.http.wire.ApiError 400 for a key that is not valid, or that the route cannot keep */
    static void require(HttpRequest<?> request, boolean keepsAnswer) {
        if (of(request) != null && !keepsAnswer) {
            throw Problems.invalidHeader(
                    HEADER, "This request cannot keep its answer under a key. Send it without the header.");
        }
    }
}

package dev.kith.http.graph.request;

import dev.kith.http.graph.problem.Problems;
import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.input.StrictJson;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the bodies of requests: one JSON object each. */
@Singleton
public final class GraphBodies {

    /** How deep a body may be nested. */
    static final int MAX_DEPTH = 64;

    private static final MediaType MERGE_PATCH = MediaType.of("application/merge-patch+json");

    private final JsonMapper mapper;

    GraphBodies(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * The object of a body. A request without a body and without its type has an empty one. The body of PATCH may have
     * the type of a merge patch (RFC 7396).
     *
     * @throws ApiError 400 for a body that is malformed or no object, 415 for another media type than JSON
     */
    public BodyObject read(HttpRequest<?> request, @Nullable String body) {
        String text = body == null ? "" : body;
        MediaType type = request.getContentType().orElse(null);
        if (text.isEmpty() && type == null) {
            return new BodyObject("", Map.of());
        }
        boolean isMergePatch = MERGE_PATCH.equals(type) && request.getMethod() == HttpMethod.PATCH;
        if (!isMergePatch && !MediaType.APPLICATION_JSON_TYPE.equals(type)) {
            throw ApiError.unsupportedMediaType("Send the body with Content-Type: application/json.");
        }
        JsonNode node = parse(text);
        if (!node.isObject()) {
            throw Problems.malformedJson("The body must be a JSON object.");
        }
        return BodyObject.of("", node);
    }

    /**
     * The object of a body that may be absent, also where the request has its type: many clients send the type with every
     * request.
     *
     * @throws ApiError as by {@link #read}
     */
    public BodyObject readIfPresent(HttpRequest<?> request, @Nullable String body) {
        return body == null || body.isEmpty() ? new BodyObject("", Map.of()) : read(request, body);
    }

    private JsonNode parse(String text) {
        try {
            StrictJson.require(text, MAX_DEPTH);
            JsonNode node = mapper.readValue(text.getBytes(StandardCharsets.UTF_8), Argument.of(JsonNode.class));
            return node == null ? JsonNode.nullNode() : node;
        } catch (IOException | RuntimeException e) {
            throw Problems.malformedJson(
                    "The body is not JSON, repeats a key, has half of a surrogate pair, or is nested" + " more than "
                            + MAX_DEPTH + " levels deep.");
        }
    }
}

package dev.kith.http.selfcommunity;

import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.Dialect;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code {"errors": [...], "detail": "...", "request_id": "..."}}: the vendor's client reads the first, clients of Django REST framework the second.
 */
@Singleton
final class SelfCommunityDialect implements Dialect {

    private final String path;

    SelfCommunityDialect(@Value("${kith.selfcommunity.path}") String path) {
        this.path = path;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public boolean acceptsBearerTokens() {
        return true;
    }

    @Override
    public String challenge() {
        return "Bearer realm=\"api\"";
    }

    @Override
    public Object body(ApiError failure, String requestId) {
        List<Map<String, Object>> errors = failure.fields().isEmpty()
                ? List.of(message(failure.getMessage(), failure.code()))
                : failure.fields().stream().map(SelfCommunityDialect::field).toList();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("errors", errors);
        body.put("detail", failure.getMessage());
        body.put("request_id", requestId);
        return body;
    }

    private static Map<String, Object> field(ApiError.FieldError field) {
        return Map.of("field", field.name(), "messages", List.of(message(field.message(), field.code())));
    }

    private static Map<String, Object> message(String message, String code) {
        return Map.of("message", message, "code", code);
    }
}

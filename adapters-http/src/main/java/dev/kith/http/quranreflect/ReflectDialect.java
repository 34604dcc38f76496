package dev.kith.http.quranreflect;

import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.Dialect;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code {"message", "type", "success": false}}. */
@Singleton
final class ReflectDialect implements Dialect {

    private final String path;

    ReflectDialect(@Value("${kith.reflect.path}") String path) {
        this.path = path;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public boolean acceptsBearerTokens() {
        return false;
    }

    @Override
    public @Nullable String challenge() {
        return null;
    }

    @Override
    public Object body(ApiError failure, String requestId) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("message", message(failure));
        body.put("type", type(failure));
        body.put("success", false);
        return body;
    }

    private static String message(ApiError failure) {
        return failure.fields().isEmpty()
                ? failure.getMessage()
                : failure.fields().stream()
                        .map(field -> field.name() + ": " + field.message())
                        .collect(Collectors.joining(" "));
    }

    private static String type(ApiError failure) {
        return switch (failure.status()) {
            case UNAUTHORIZED -> "unauthorized";
            case FORBIDDEN -> "forbidden";
            case NOT_FOUND -> "not_found";
            case TOO_MANY_REQUESTS -> "rate_limit_exceeded";
            case SERVICE_UNAVAILABLE -> "service_unavailable";
            case INTERNAL_SERVER_ERROR -> "server_error";
            default -> "invalid_request";
        };
    }
}

package dev.kith.http.fivehundredpx;

import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.Dialect;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code {"error": "...", "status": 404}}. */
@Singleton
final class PxDialect implements Dialect {

    private final String path;

    PxDialect(@Value("${kith.px.path}") String path) {
        this.path = path;
    }

    @Override
    public String path() {
        return path;
    }

    /** Here the header is signed. */
    @Override
    public boolean acceptsBearerTokens() {
        return false;
    }

    @Override
    public String challenge() {
        return "OAuth realm=\"api\"";
    }

    @Override
    public Object body(ApiError failure, String requestId) {
        return body(failure.status(), failure.getMessage());
    }

    static Map<String, Object> body(HttpStatus status, String message) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", message);
        body.put("status", status.getCode());
        return body;
    }
}

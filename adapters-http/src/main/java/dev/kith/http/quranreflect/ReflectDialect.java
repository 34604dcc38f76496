package dev.kith.http.quranreflect;

import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.Dialect;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.MediaType;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** The dialect of the paths below {@code kith.reflect.path}. */
@Singleton
final class ReflectDialect implements Dialect {

    /** {@code {"message": "...", "type": "not_found", "success": false}}. */
    @Serdeable.Serializable
    record ErrorBody(String message, String type, boolean success) {}

    private final String path;

    ReflectDialect(@Value("${kith.reflect.path}") String path) {
        this.path = path;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public String title() {
        return "compatible with the user API of Quran Reflect";
    }

    /** {@link ReflectAuthenticationFetcher} reads a header of the dialect instead. */
    @Override
    public boolean acceptsBearerTokens() {
        return false;
    }

    @Override
    public @Nullable String challenge() {
        return null;
    }

    @Override
    public MediaType errorType() {
        return MediaType.APPLICATION_JSON_TYPE;
    }

    @Override
    public Object body(ApiError error, String requestId) {
        return new ErrorBody(error.description(), type(error), false);
    }

    private static String type(ApiError error) {
        return switch (error.status()) {
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

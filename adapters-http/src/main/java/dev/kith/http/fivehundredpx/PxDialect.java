package dev.kith.http.fivehundredpx;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.Dialect;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.MediaType;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** The dialect of the paths below {@code kith.px.path}. */
@Singleton
final class PxDialect implements Dialect {

    /**
     * {@code {"error": "...", "status": 404}}.
     *
     * @param lookupMethod the parameter by which a user was looked up, null for other requests
     */
    @Serdeable.Serializable
    record ErrorBody(
            String error,
            int status,

            @JsonProperty("lookup_method") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String lookupMethod) {

        static ErrorBody of(ApiError error, @Nullable String lookupMethod) {
            return new ErrorBody(error.description(), error.status().getCode(), lookupMethod);
        }
    }

    private final String path;

    PxDialect(@Value("${kith.px.path}") String path) {
        this.path = path;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public String title() {
        return "compatible with the API of 500px, version 1";
    }

    /** The Authorization header holds an OAuth 1.0a signature. */
    @Override
    public boolean acceptsBearerTokens() {
        return false;
    }

    @Override
    public String challenge() {
        return "OAuth realm=\"api\"";
    }

    @Override
    public MediaType errorType() {
        return MediaType.APPLICATION_JSON_TYPE;
    }

    @Override
    public Object body(ApiError error, String requestId) {
        return ErrorBody.of(error, null);
    }
}

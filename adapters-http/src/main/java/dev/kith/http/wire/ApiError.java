package dev.kith.http.wire;

import io.micronaut.http.HttpStatus;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request refused at the edge, in no dialect yet. Thrown by what reads requests, worded by the dialect that was spoken. */
public final class ApiError extends RuntimeException {

    /** What is wrong with one field of a body or one parameter of a query. */
    public record FieldError(String name, String code, String message) {}

    private final HttpStatus status;
    private final String code;
    private final List<FieldError> fields;
    private final @Nullable Duration retryAfter;

    public ApiError(HttpStatus status, String code, String message) {
        this(status, code, message, List.of(), null);
    }

    private ApiError(
            HttpStatus status, String code, String message, List<FieldError> fields, @Nullable Duration pause) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.fields = fields;
        this.retryAfter = pause;
    }

    public static ApiError ofFields(List<FieldError> fields) {
        return new ApiError(HttpStatus.BAD_REQUEST, "invalid", "Invalid input.", List.copyOf(fields), null);
    }

    public static ApiError ofField(String name, String code, String message) {
        return ofFields(List.of(new FieldError(name, code, message)));
    }

    public static ApiError notFound() {
        return new ApiError(HttpStatus.NOT_FOUND, "not_found", "Not found.");
    }

    public static ApiError notAuthenticated() {
        return new ApiError(
                HttpStatus.UNAUTHORIZED, "not_authenticated", "Authentication credentials were not provided.");
    }

    public static ApiError invalidToken() {
        return unauthorized("The token is malformed, expired, or of no one who is here.");
    }

    public static ApiError unauthorized(String message) {
        return new ApiError(HttpStatus.UNAUTHORIZED, "authentication_failed", message);
    }

    public static ApiError forbidden(String message) {
        return new ApiError(HttpStatus.FORBIDDEN, "permission_denied", message);
    }

    public static ApiError invalid(String message) {
        return new ApiError(HttpStatus.BAD_REQUEST, "invalid", message);
    }

    /** @param pause how long the caller is to wait before they try again */
    public static ApiError throttled(Duration pause) {
        return new ApiError(
                HttpStatus.TOO_MANY_REQUESTS, "throttled", "Too many attempts; try again later.", List.of(), pause);
    }

    /** Worth another try in a moment. */
    static ApiError unavailable(String message) {
        return new ApiError(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", message, List.of(), Duration.ofSeconds(2));
    }

    public HttpStatus status() {
        return status;
    }

    public String code() {
        return code;
    }

    public List<FieldError> fields() {
        return fields;
    }

    /** How long the caller is to wait, null where they need not. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}

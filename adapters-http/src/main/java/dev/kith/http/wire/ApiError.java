package dev.kith.http.wire;

import io.micronaut.http.HttpStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An error to answer a request with, independent of the dialect. The dialect of the request words it. */
public final class ApiError extends RuntimeException {

    public static final String UNAVAILABLE = "unavailable";
    public static final String OVERLOADED = "overloaded";

    /** An error in one field of a body or one parameter of a query. */
    public record FieldError(String name, String code, String message) {}

    private final HttpStatus status;
    private final String code;
    private final List<FieldError> fields;
    private final @Nullable Duration retryAfter;
    private final Map<String, Object> members;

    public ApiError(HttpStatus status, String code, String message) {
        this(status, code, message, List.of(), null);
    }

    /** @param retryAfter the time until the next attempt may succeed */
    public ApiError(HttpStatus status, String code, String message, Duration retryAfter) {
        this(status, code, message, List.of(), retryAfter);
    }

    /** @param members what else the dialect tells, by name */
    public static ApiError withMembers(
            HttpStatus status, String code, String message, List<FieldError> fields, Map<String, Object> members) {
        return new ApiError(status, code, message, List.copyOf(fields), null, members);
    }

    private ApiError(
            HttpStatus status, String code, String message, List<FieldError> fields, @Nullable Duration retryAfter) {
        this(status, code, message, fields, retryAfter, Map.of());
    }

    private ApiError(
            HttpStatus status,
            String code,
            String message,
            List<FieldError> fields,
            @Nullable Duration retryAfter,
            Map<String, Object> members) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.fields = fields;
        this.retryAfter = retryAfter;
        this.members = members;
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
        return unauthorized("The token is malformed, has expired or was revoked, or its user does not exist.");
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

    /** A request that cannot be read as it was sent. */
    public static ApiError malformed(String message) {
        return new ApiError(HttpStatus.BAD_REQUEST, "parse_error", message);
    }

    public static ApiError unsupportedMediaType(String message) {
        return new ApiError(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported_media_type", message);
    }

    /** @param retryAfter the time until the next attempt is allowed */
    public static ApiError throttled(Duration retryAfter) {
        return new ApiError(
                HttpStatus.TOO_MANY_REQUESTS,
                "throttled",
                "Too many attempts; try again later.",
                List.of(),
                retryAfter);
    }

    /** There is more work than the machine can do now. The caller may try again in two seconds. */
    public static ApiError overloaded(String message) {
        return new ApiError(HttpStatus.SERVICE_UNAVAILABLE, OVERLOADED, message, List.of(), Duration.ofSeconds(2));
    }

    /** The caller may try again in two seconds. */
    public static ApiError unavailable(String message) {
        return new ApiError(HttpStatus.SERVICE_UNAVAILABLE, UNAVAILABLE, message, List.of(), Duration.ofSeconds(2));
    }

    /** The caller may try again in a second. */
    public static ApiError stateNotReached() {
        return new ApiError(
                HttpStatus.SERVICE_UNAVAILABLE,
                "state_not_reached",
                "The server does not see the state in Kith-State yet; try again later.",
                List.of(),
                Duration.ofSeconds(1));
    }

    /** A backup was restored. */
    public static ApiError logRestarted() {
        return new ApiError(
                HttpStatus.CONFLICT,
                "log_restarted",
                "The state in Kith-State is of another history of the graph; send the request without it.");
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

    /** What else the dialect tells, by name. */
    public Map<String, Object> members() {
        return members;
    }

    /** The time after which the caller may try again; null if the error has none. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    /** The errors of the fields as sentences; the message if there are none. */
    public String description() {
        return fields.isEmpty()
                ? getMessage()
                : fields.stream()
                        .map(field -> field.name() + ": " + field.message())
                        .collect(Collectors.joining(" "));
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}

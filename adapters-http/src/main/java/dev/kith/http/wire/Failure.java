package dev.kith.http.wire;

import io.micronaut.http.HttpStatus;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request refused at the edge, in no dialect yet. Thrown by what reads requests, worded by the dialect that was spoken. */
public final class Failure extends RuntimeException {

    /** What is wrong with one field of a body or one parameter of a query. */
    public record Field(String name, String code, String message) {}

    private final HttpStatus status;
    private final String code;
    private final List<Field> fields;
    private final @Nullable Duration pause;

    public Failure(HttpStatus status, String code, String message) {
        this(status, code, message, List.of(), null);
    }

    private Failure(HttpStatus status, String code, String message, List<Field> fields, @Nullable Duration pause) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.fields = fields;
        this.pause = pause;
    }

    public static Failure ofFields(List<Field> fields) {
        return new Failure(HttpStatus.BAD_REQUEST, "invalid", "Invalid input.", List.copyOf(fields), null);
    }

    public static Failure ofField(String name, String code, String message) {
        return ofFields(List.of(new Field(name, code, message)));
    }

    public static Failure notFound() {
        return new Failure(HttpStatus.NOT_FOUND, "not_found", "Not found.");
    }

    public static Failure notAuthenticated() {
        return new Failure(HttpStatus.UNAUTHORIZED, "not_authenticated", "Authentication credentials were not provided.");
    }

    public static Failure badToken() {
        return unauthorized("The token is malformed, expired, or of no one who is here.");
    }

    public static Failure unauthorized(String message) {
        return new Failure(HttpStatus.UNAUTHORIZED, "authentication_failed", message);
    }

    public static Failure forbidden(String message) {
        return new Failure(HttpStatus.FORBIDDEN, "permission_denied", message);
    }

    public static Failure invalid(String message) {
        return new Failure(HttpStatus.BAD_REQUEST, "invalid", message);
    }

    /** @param pause how long the caller is to wait before they try again */
    public static Failure throttled(Duration pause) {
        return new Failure(HttpStatus.TOO_MANY_REQUESTS, "throttled", "Too many attempts; try again later.", List.of(), pause);
    }

    /** Worth another try in a moment. */
    static Failure unavailable(String message) {
        return new Failure(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", message, List.of(), Duration.ofSeconds(2));
    }

    public HttpStatus status() {
        return status;
    }

    public String code() {
        return code;
    }

    public List<Field> fields() {
        return fields;
    }

    /** How long the caller is to wait, null where they need not. */
    public @Nullable Duration pause() {
        return pause;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}

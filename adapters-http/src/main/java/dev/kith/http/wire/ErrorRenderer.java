package dev.kith.http.wire;

import dev.kith.application.Overloaded;
import dev.kith.application.StoreUnavailable;
import io.github.bucket4j.TimeMeter;
import io.micronaut.context.annotation.Primary;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Renders every error in the dialect of its request, the errors of the framework included. */
@Singleton
@Primary
final class ErrorRenderer implements ErrorResponseProcessor<Object> {

    /** The body of an error outside of every dialect. */
    @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
    record PlainError(String error, int status, String requestId) {}

    private static final Logger LOG = LoggerFactory.getLogger(ErrorRenderer.class);

    private final Dialects dialects;
    private final UnavailableLog unavailable = new UnavailableLog(TimeMeter.SYSTEM_NANOTIME);

    ErrorRenderer(Dialects dialects) {
        this.dialects = dialects;
    }

    @Override
    public MutableHttpResponse<Object> processResponse(ErrorContext context, MutableHttpResponse<?> response) {
        HttpRequest<?> request = context.getRequest();
        ApiError error = error(context, response.status());
        String requestId = RequestIds.of(request);
        response.status(error.status());
        if (error.status() == HttpStatus.SERVICE_UNAVAILABLE) {
            unavailable.add(
                    request,
                    requestId,
                    context.getRootCause().map(Throwable::getMessage).orElse(""));
        } else if (error.status().getCode() >= 500) {
            LOG.error(
                    "{} {} failed (request {})",
                    request.getMethodName(),
                    request.getPath(),
                    requestId,
                    context.getRootCause().orElse(null));
        } else {
            LOG.debug(
                    "{} {} is refused with {} (request {}): {}",
                    request.getMethodName(),
                    request.getPath(),
                    error.status().getCode(),
                    requestId,
                    error.description());
        }
        Duration retryAfter = error.retryAfter();
        if (retryAfter != null) {
            response.header(
                    HttpHeaders.RETRY_AFTER,
                    Long.toString(Math.max(1, retryAfter.plusMillis(999).toSeconds())));
        }
        Optional<Dialect> dialect = dialects.of(request);
        if (error.status() == HttpStatus.UNAUTHORIZED) {
            dialect.map(Dialect::challenge)
                    .ifPresent(challenge -> response.header(HttpHeaders.WWW_AUTHENTICATE, challenge));
        }
        Object body = dialect.map(found -> found.body(error, requestId))
                .orElseGet(
                        () -> new PlainError(error.getMessage(), error.status().getCode(), requestId));
        response.header(RequestIds.HEADER, requestId);
        return response.contentType(dialect.map(Dialect::errorType).orElse(MediaType.APPLICATION_JSON_TYPE))
                .body(body);
    }

    private static ApiError error(ErrorContext context, HttpStatus status) {
        Throwable cause = context.getRootCause().orElse(null);
        if (cause instanceof ApiError error) {
            return error;
        }
        if (cause instanceof Overloaded overloaded) {
            return new ApiError(
                    HttpStatus.SERVICE_UNAVAILABLE, ApiError.OVERLOADED, String.valueOf(overloaded.getMessage()));
        }
        if (cause instanceof StoreUnavailable) {
            return ApiError.unavailable("The database cannot answer now; try again later.");
        }
        if (cause instanceof ConversionErrorException) {
            // only ids are bound from paths, and a malformed id belongs to no user
            return ApiError.notFound();
        }
        return switch (status) {
            case BAD_REQUEST -> ApiError.malformed("Malformed request.");
            case UNAUTHORIZED -> ApiError.notAuthenticated();
            case FORBIDDEN -> ApiError.forbidden("You do not have permission to perform this action.");
            case NOT_FOUND -> ApiError.notFound();
            case METHOD_NOT_ALLOWED ->
                new ApiError(
                        status,
                        "method_not_allowed",
                        "Method \"" + context.getRequest().getMethodName() + "\" not allowed.");
            case UNSUPPORTED_MEDIA_TYPE ->
                ApiError.unsupportedMediaType("Send application/json or application/x-www-form-urlencoded.");
            case TOO_MANY_REQUESTS -> new ApiError(status, "throttled", "Request was throttled.");
            default ->
                status.getCode() >= 500
                        ? new ApiError(HttpStatus.INTERNAL_SERVER_ERROR, "error", "A server error occurred.")
                        : new ApiError(status, "error", status.getReason());
        };
    }
}

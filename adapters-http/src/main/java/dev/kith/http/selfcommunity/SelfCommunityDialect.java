package dev.kith.http.selfcommunity;

import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.Dialect;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.MediaType;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * The SelfCommunity dialect. An error is {@code {"errors": [...], "detail": "...", "request_id": "..."}}: the vendor's
 * client reads {@code errors}, clients of Django REST framework read {@code detail}.
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
    public String title() {
        return "compatible with the user API of SelfCommunity";
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
    public MediaType errorType() {
        return MediaType.APPLICATION_JSON_TYPE;
    }

    @Override
    public Object body(ApiError failure, String requestId) {
        List<?> errors = failure.fields().isEmpty()
                ? List.of(new Message(failure.getMessage(), code(failure)))
                : failure.fields().stream().map(Field::of).toList();
        return new Body(errors, failure.getMessage(), requestId);
    }

    /** The vendor's clients know one code for both. */
    private static String code(ApiError failure) {
        return failure.code().equals(ApiError.OVERLOADED) ? ApiError.UNAVAILABLE : failure.code();
    }

    /** @param errors one {@link Message}, or a {@link Field} for each wrong field */
    @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
    record Body(List<?> errors, String detail, String requestId) {}

    @Serdeable.Serializable
    record Message(String message, String code) {}

    @Serdeable.Serializable
    record Field(String field, List<Message> messages) {

        static Field of(ApiError.FieldError error) {
            return new Field(error.name(), List.of(new Message(error.message(), error.code())));
        }
    }
}

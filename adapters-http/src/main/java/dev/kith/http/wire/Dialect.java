package dev.kith.http.wire;

import io.micronaut.http.MediaType;
import org.jspecify.annotations.Nullable;

/** What the paths below one prefix share: how they authenticate a caller, and the form of their errors. */
public interface Dialect {

    /** The prefix of the paths, for example {@code /api/v2}. */
    String path();

    /** What people call the API, in HTML. */
    String title();

    /**
     * Whether an {@code Authorization: Bearer} header authenticates the caller. If not, the dialect authenticates
     * callers itself.
     */
    boolean acceptsBearerTokens();

    /** The value of {@code WWW-Authenticate} in a 401 response; null for no such header. */
    @Nullable
    String challenge();

    /** The media type of an error response. */
    MediaType errorType();

    /** The body of an error response, to be written as JSON. */
    Object body(ApiError error, String requestId);
}

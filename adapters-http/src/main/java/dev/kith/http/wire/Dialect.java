package dev.kith.http.wire;

import org.jspecify.annotations.Nullable;

/** What the paths below one prefix have in common: how they are told who calls, and how they word a failure. */
public interface Dialect {

    /** What the paths begin with, as {@code /api/v2}. */
    String path();

    /** Whether an {@code Authorization: Bearer} header names the caller; a dialect that answers false finds its callers itself. */
    boolean acceptsBearerTokens();

    /** What {@code WWW-Authenticate} says beside a 401; null for nothing. */
    @Nullable
    String challenge();

    /** The body of a failure, ready to be written as JSON. */
    Object body(ApiError failure, String requestId);
}

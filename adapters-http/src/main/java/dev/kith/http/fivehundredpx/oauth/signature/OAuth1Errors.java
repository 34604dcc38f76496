package dev.kith.http.fivehundredpx.oauth.signature;

import dev.kith.http.wire.ApiError;
import io.micronaut.http.HttpStatus;

/** Errors of OAuth 1.0a requests: 401 with the reason. */
public final class OAuth1Errors {

    private OAuth1Errors() {}

    public static ApiError invalid(String reason) {
        return new ApiError(HttpStatus.UNAUTHORIZED, "invalid_oauth", "Invalid OAuth Request: " + reason);
    }

    public static ApiError missing(String parameter) {
        return invalid(parameter + " is missing.");
    }
}

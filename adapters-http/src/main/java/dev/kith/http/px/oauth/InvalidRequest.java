package dev.kith.http.px.oauth;

import dev.kith.http.wire.Failure;
import io.micronaut.http.HttpStatus;

/** Every way in which a caller fails to show who they are: 401 with the reason. */
final class InvalidRequest {

    private InvalidRequest() {}

    static Failure because(String reason) {
        return new Failure(HttpStatus.UNAUTHORIZED, "invalid_oauth", "Invalid OAuth Request: " + reason);
    }

    static Failure missing(String parameter) {
        return because(parameter + " is missing.");
    }
}

package dev.kith.http.graph;

import dev.kith.http.wire.ApiError;
import java.util.List;
import java.util.Map;

/** Makes the errors of this dialect. */
final class Problems {

    private Problems() {}

    static ApiError unauthenticated() {
        return problem(ProblemType.UNAUTHENTICATED, "Send Authorization: Bearer with a service key or a user's token.");
    }

    /** @param reason why, as a word for programs */
    static ApiError invalidCredentials(String reason) {
        return problem(
                ProblemType.INVALID_CREDENTIALS,
                "The key or the token is not valid here: " + reason + ".",
                Map.of("reason", reason));
    }

    static ApiError keyInBrowser() {
        return problem(ProblemType.KEY_IN_BROWSER, "A page sent a service key. Revoke the key.");
    }

    static ApiError invalidParameters(List<ApiError.FieldError> errors) {
        return ApiError.withMembers(
                ProblemType.INVALID_REQUEST.status(),
                ProblemType.INVALID_REQUEST.code(),
                "A parameter of the query is not valid.",
                errors,
                Map.of());
    }

    private static ApiError problem(ProblemType type, String detail) {
        return problem(type, detail, Map.of());
    }

    private static ApiError problem(ProblemType type, String detail, Map<String, Object> members) {
        return ApiError.withMembers(type.status(), type.code(), detail, List.of(), members);
    }
}

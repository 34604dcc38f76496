package dev.kith.http.graph.problem;

import dev.kith.domain.change.JournalPosition;
import dev.kith.domain.key.KeyScope;
import dev.kith.domain.user.UserReference;
import dev.kith.http.wire.ApiError;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the errors of this dialect. */
public final class Problems {

    private Problems() {}

    public static ApiError unauthenticated() {
        return problem(ProblemType.UNAUTHENTICATED, "Send Authorization: Bearer with a service key or a user's token.");
    }

    /** @param reason why, as a word for programs */
    public static ApiError invalidCredentials(String reason) {
        return problem(
                ProblemType.INVALID_CREDENTIALS,
                "The key or the token is not valid here: " + reason + ".",
                Map.of("reason", reason));
    }

    public static ApiError insufficientScope(KeyScope scope) {
        return problem(
                ProblemType.INSUFFICIENT_SCOPE,
                "The request needs a key with the scope " + scope + ".",
                Map.of("scope", scope.text()));
    }

    /** @param detail what the token of the user does not allow */
    public static ApiError notYours(String detail) {
        return problem(ProblemType.NOT_YOURS, detail);
    }

    public static ApiError keyInBrowser() {
        return problem(ProblemType.KEY_IN_BROWSER, "A page sent a service key. Revoke the key.");
    }

    /** @param list the name of the list that its owner does not show */
    public static ApiError listClosed(String list) {
        return problem(ProblemType.LIST_CLOSED, "The owner does not show the list.", Map.of("list", list));
    }

    /** @param ref names the suspended user */
    public static ApiError userSuspended(String ref) {
        return problem(
                ProblemType.USER_SUSPENDED,
                "A suspended user may end what they began, but not begin anything.",
                Map.of("ref", beginning(ref)));
    }

    /** Does not say who blocks whom. */
    public static ApiError blocked() {
        return problem(ProblemType.BLOCKED, "One of the two users blocks the other.");
    }

    public static ApiError eventsOff() {
        return problem(ProblemType.EVENTS_OFF, "The server keeps no events.");
    }

    public static ApiError noRequest() {
        return problem(ProblemType.NO_REQUEST, "There is no request that this could answer.");
    }

    public static ApiError keyRevoked() {
        return problem(ProblemType.KEY_REVOKED, "The key is revoked.");
    }

    /** @param limit the most keys that are valid at once */
    public static ApiError tooManyKeys(int limit) {
        return problem(
                ProblemType.TOO_MANY_KEYS, "There are " + limit + " valid keys already.", Map.of("limit", limit));
    }

    /** @param end of the key of the caller */
    public static ApiError outlivesCaller(Instant end) {
        return problem(ProblemType.OUTLIVES_CALLER, "The key of the request ends at " + end + ".");
    }

    public static ApiError selfRelation() {
        return problem(ProblemType.SELF_RELATION, "The two users of the request are the same.");
    }

    public static ApiError invalidReference(String text) {
        return problem(
                ProblemType.INVALID_REFERENCE, "This is no reference to a user.", Map.of("ref", beginning(text)));
    }

    public static ApiError userNotFound(String ref) {
        return problem(ProblemType.USER_NOT_FOUND, "There is no such user.", Map.of("ref", beginning(ref)));
    }

    /** As much of a text as a reference can have. */
    private static String beginning(String text) {
        return text.codePoints()
                .limit(UserReference.MAX_LENGTH)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** @param limit the most items of a list */
    public static ApiError tooLarge(int limit) {
        return problem(ProblemType.TOO_LARGE, "A list has more than " + limit + " items.", Map.of("limit", limit));
    }

    /** @param results one for each operation, in its place */
    public static ApiError batchRefused(List<? extends Object> results) {
        return problem(ProblemType.BATCH_REFUSED, "No operation was done.", Map.of("results", results));
    }

    public static ApiError invalidCursor() {
        return problem(ProblemType.INVALID_CURSOR, "The cursor is not of an answer to this question.");
    }

    /** @param oldest the first entry of the journal that is kept */
    public static ApiError cursorExpired(JournalPosition oldest) {
        return problem(
                ProblemType.CURSOR_EXPIRED,
                "Events after the position are no longer kept.",
                Map.of("oldest", oldest.toString()));
    }

    /**
     * @param oldest the first entry of the journal that is kept
     * @param newest the last one
     */
    public static ApiError logRestarted(JournalPosition oldest, JournalPosition newest) {
        return problem(
                ProblemType.LOG_RESTARTED,
                "The position is of another history of the graph.",
                Map.of("oldest", oldest.toString(), "newest", newest.toString()));
    }

    /**
     * @param detail the bound
     * @param retryAfter the time until the caller may try again
     */
    public static ApiError quotaExceeded(String detail, Duration retryAfter) {
        return new ApiError(ProblemType.QUOTA_EXCEEDED.status(), ProblemType.QUOTA_EXCEEDED.code(), detail, retryAfter);
    }

    public static ApiError malformedJson(String detail) {
        return problem(ProblemType.MALFORMED_JSON, detail);
    }

    public static ApiError usernameTaken() {
        return problem(ProblemType.USERNAME_TAKEN, "Another user has the username.");
    }

    public static ApiError externalIdTaken() {
        return problem(ProblemType.EXTERNAL_ID_TAKEN, "Another user has the external id.");
    }

    public static ApiError externalIdFixed() {
        return problem(ProblemType.EXTERNAL_ID_FIXED, "The user has another external id.");
    }

    /** @param ref as the request names the user */
    public static ApiError userDeleted(String ref) {
        return problem(ProblemType.USER_DELETED, "The user is deleted.", Map.of("ref", beginning(ref)));
    }

    public static ApiError preconditionFailed() {
        return problem(ProblemType.PRECONDITION_FAILED, "The user is not as the headers of the request expect.");
    }

    /** @param errors the name of each is a JSON pointer */
    public static ApiError invalidFields(List<ApiError.FieldError> errors) {
        List<Map<String, Object>> items =
                errors.stream().map(error -> item("pointer", error)).toList();
        return ApiError.withMembers(
                ProblemType.INVALID_REQUEST.status(),
                ProblemType.INVALID_REQUEST.code(),
                "A field of the body is not valid.",
                errors,
                Map.of("errors", items));
    }

    /** @param place what the name of the error is */
    static Map<String, Object> item(String place, ApiError.FieldError error) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put(place, error.name());
        item.put("code", error.code().replace('_', '-'));
        item.put("detail", error.message());
        return item;
    }

    public static ApiError invalidParameter(String name, String code, String detail) {
        return invalidParameters(List.of(new ApiError.FieldError(name, code, detail)));
    }

    public static ApiError invalidParameters(List<ApiError.FieldError> errors) {
        return ApiError.withMembers(
                ProblemType.INVALID_REQUEST.status(),
                ProblemType.INVALID_REQUEST.code(),
                "A parameter of the query is not valid.",
                errors,
                Map.of());
    }

    /** @param detail what is wrong with the header */
    public static ApiError invalidHeader(String name, String detail) {
        ApiError.FieldError error = new ApiError.FieldError(name, "invalid", detail);
        return ApiError.withMembers(
                ProblemType.INVALID_REQUEST.status(),
                ProblemType.INVALID_REQUEST.code(),
                "A header is not valid.",
                List.of(error),
                Map.of("errors", List.of(item("header", error))));
    }

    public static ApiError idempotencyKeyReused() {
        return problem(ProblemType.IDEMPOTENCY_KEY_REUSED, "The Idempotency-Key belongs to another request.");
    }

    private static ApiError problem(ProblemType type, String detail) {
        return problem(type, detail, Map.of());
    }

    private static ApiError problem(ProblemType type, String detail, Map<String, Object> members) {
        return ApiError.withMembers(type.status(), type.code(), detail, List.of(), members);
    }
}

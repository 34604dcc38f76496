package dev.kith.http.graph.problem;

import dev.kith.http.wire.ApiError;
import io.micronaut.http.HttpStatus;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The problems that an answer may report. The code of each is stable: clients compare with it. */
public enum ProblemType {
    INVALID_REQUEST(
            HttpStatus.BAD_REQUEST,
            "The request is not valid",
            "A parameter or a field is wrong, unknown or repeated. `errors` names each of them. Change the request."),
    INVALID_REFERENCE(
            HttpStatus.BAD_REQUEST,
            "The text names no user",
            "`ref` is not of a form that names a user: an id, a UUID, `ext:` with an external id, `ext64:` with an"
                    + " external id in base64url without padding, `@` with a username, or `me`. Only the token of a"
                    + " user has a `me`."),
    INVALID_CURSOR(
            HttpStatus.BAD_REQUEST,
            "The cursor is not valid",
            "`after` is not the `next` of an earlier answer to the same question. Begin again without it. The cursor of"
                    + " events is the id of an event, `start` or `now`."),
    MALFORMED_JSON(
            HttpStatus.BAD_REQUEST,
            "The body is not valid JSON",
            "The body must be one JSON object in UTF-8, nested at most 64 levels deep. No object may have a key twice,"
                    + " and no text may have half of a surrogate pair. Correct the program that makes the body."),
    UNAUTHENTICATED(
            HttpStatus.UNAUTHORIZED,
            "The request has no credentials",
            "Send `Authorization: Bearer` with a service key or with the token of a user."
                    + " `kith key create` makes a service key."),
    INVALID_CREDENTIALS(
            HttpStatus.UNAUTHORIZED,
            "The credentials are not valid",
            "`reason` says why: `unknown` (not issued by this server, or mistyped), `expired`, `revoked`, `user-gone` (the"
                    + " user of the token is deleted or unknown), `wrong-issuer` (an issuer that the server does not"
                    + " accept), or `wrong-audience` (a token for another server). Get new credentials. The same request fails again."),
    INSUFFICIENT_SCOPE(
            HttpStatus.FORBIDDEN,
            "The key lacks a scope",
            "`scope` names the scope that the request needs. Use a key that has it: `kith key create` makes one."
                    + " A scope includes every scope that begins with its name and a dot."),
    NOT_YOURS(
            HttpStatus.FORBIDDEN,
            "The token of a user does not allow this",
            "The token of a user acts for this user only, and some requests need a service key. Send the request from"
                    + " your server, with a service key."),
    OUTLIVES_CALLER(
            HttpStatus.FORBIDDEN,
            "The key would live longer than that of the request",
            "A key that ends makes and rotates only keys that end at the same time or earlier. Send an earlier"
                    + " `expires_at`, leave it out, or use a key that does not end."),
    KEY_IN_BROWSER(
            HttpStatus.FORBIDDEN,
            "A service key must not be in a page",
            "The request has a service key and the header `Origin`, so a page sent it. Everyone who opens the page can"
                    + " read the key. Revoke it with `kith key revoke`, and call this API from your server."),
    LIST_CLOSED(
            HttpStatus.FORBIDDEN,
            "The owner does not show the list",
            "The user shows the list in `list` to nobody, or to their followers only. A key with `graph.private.read` sees"
                    + " it if the request names no viewer. An order or a filter by `mutual` needs both lists of follows,"
                    + " because it tells of both."),
    USER_SUSPENDED(
            HttpStatus.FORBIDDEN,
            "The user is suspended",
            "Moderation has suspended the user in `ref`. They may unfollow, withdraw and block, but not follow, ask, accept"
                    + " or connect, nor change their profile."),
    BLOCKED(
            HttpStatus.FORBIDDEN,
            "One of the two users blocks the other",
            "While one of them blocks the other, neither can follow the other or connect with them. The answer does not"
                    + " say which one it is."),
    USER_NOT_FOUND(
            HttpStatus.NOT_FOUND,
            "There is no such user",
            "No user has the id, the external id or the name in `ref`, or the user is deleted."),
    NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such thing", "The path names nothing that exists. Check the path."),
    EVENTS_OFF(
            HttpStatus.NOT_FOUND,
            "The server keeps no events",
            "The server runs with `--events off`, so it writes no journal. Read the lists instead, or have the operator"
                    + " start it with `--events on`."),
    METHOD_NOT_ALLOWED(
            HttpStatus.METHOD_NOT_ALLOWED, "The path has no such method", "The header `Allow` names its methods."),
    NOT_ACCEPTABLE(
            HttpStatus.NOT_ACCEPTABLE,
            "The answer has another media type",
            "The header `Accept` excludes the media type of the answer. Leave the header out."),
    UNSUPPORTED_MEDIA_TYPE(
            HttpStatus.UNSUPPORTED_MEDIA_TYPE,
            "The body has an unknown media type",
            "Send a body with `Content-Type: application/json`, in UTF-8."),
    TOO_LARGE(
            HttpStatus.REQUEST_ENTITY_TOO_LARGE,
            "The request is too large",
            "The body has more bytes, or a list in it has more items, than `limit`. Send less in one request."),
    USERNAME_TAKEN(
            HttpStatus.CONFLICT,
            "Another user has the username",
            "Usernames are unique without regard to case, also those of softly deleted users. Choose another one."),
    EXTERNAL_ID_TAKEN(
            HttpStatus.CONFLICT,
            "Another user has the external id",
            "External ids are unique, also those of softly deleted users. `GET /users/ext:…` shows who has the id."),
    USER_DELETED(
            HttpStatus.CONFLICT,
            "The user is deleted",
            "The user in `ref` is softly deleted, and the external id stays reserved. Erase the user"
                    + " (`DELETE /users/{user}?erase=true`) to create another one with this id."),
    PRECONDITION_FAILED(
            HttpStatus.PRECONDITION_FAILED,
            "The user is not as you expect",
            "The user has changed since the answer whose tag `If-Match` has, or exists already in spite of"
                    + " `If-None-Match: *`. Nothing was changed. Read the user again."),
    EXTERNAL_ID_FIXED(
            HttpStatus.UNPROCESSABLE_ENTITY,
            "The external id cannot be changed",
            "An external id that is set stays, because what other systems keep must go on meaning the same user."),
    LOG_RESTARTED(
            HttpStatus.CONFLICT,
            "The state is of another history of the graph",
            "A backup was restored, so the graph does not know the state in `Kith-State`, or the position in `after`."
                    + " Forget what you know of the graph, and send the request without a state. A reader of events reads"
                    + " the graph again and goes on from `newest`."),
    CURSOR_EXPIRED(
            HttpStatus.GONE,
            "The position is too old",
            "Events after the position are no longer kept; the first one that is kept is `oldest`. Read the graph again,"
                    + " and go on from the state of that answer."),
    NO_REQUEST(
            HttpStatus.CONFLICT,
            "There is no such request",
            "The user has no request of the other user to answer: there never was one, it was withdrawn, or it was"
                    + " rejected and must be restored first. A request that the user sent is answered by the other user."),
    KEY_REVOKED(
            HttpStatus.CONFLICT,
            "The key is revoked",
            "A revoked key stays revoked and gets no new secret. Create another one."),
    TOO_MANY_KEYS(
            HttpStatus.CONFLICT,
            "There are too many keys",
            "As many keys as `limit` are valid. Revoke those that nobody uses: `last_used_at` in the list tells."),
    BATCH_REFUSED(
            HttpStatus.CONFLICT,
            "The batch was refused as a whole",
            "At least one operation failed, so none was done. `results` has a `problem` where one failed."),
    SELF_RELATION(
            HttpStatus.UNPROCESSABLE_ENTITY,
            "A user has no edge to themself",
            "Both references of the request name one user. Name two different users."),
    IDEMPOTENCY_KEY_REUSED(
            HttpStatus.UNPROCESSABLE_ENTITY,
            "The idempotency key belongs to another request",
            "An earlier request of the same caller has the same `Idempotency-Key`, and another method, path, query or body."
                    + " Nothing was changed. Send a new key with each new request."),
    QUOTA_EXCEEDED(
            HttpStatus.TOO_MANY_REQUESTS,
            "The caller has used up a quota",
            "`detail` names the bound: of requests a minute, of open streams of events, or of webhooks. A request counts once, and once"
                    + " more for each further 100 items in it. Wait as long as the header `Retry-After` says. The headers"
                    + " `RateLimit-Policy` and `RateLimit` tell the quota of requests and what is left of it."),
    UNAVAILABLE(
            HttpStatus.SERVICE_UNAVAILABLE,
            "The server cannot answer now",
            "The database does not answer, or the identity provider of the token does not give its keys. Wait as long as"
                    + " the header `Retry-After` says, and send the request again. Nothing was changed, except that some items"
                    + " of a batch may have been done; they change nothing the second time."),
    OVERLOADED(
            HttpStatus.SERVICE_UNAVAILABLE,
            "There are too many requests",
            "Nothing was changed. Wait as long as the header `Retry-After` says, or some seconds, and send the request"
                    + " again."),
    STATE_NOT_REACHED(
            HttpStatus.SERVICE_UNAVAILABLE,
            "The server does not see the state yet",
            "The state in `Kith-State` is newer than what this server has read. Send the request again in a second."),
    INTERNAL(
            HttpStatus.INTERNAL_SERVER_ERROR,
            "The server failed",
            "This is a fault of the server. Its log has a line with the id in `instance`.");

    private final HttpStatus status;
    private final String title;
    private final String explanation;

    ProblemType(HttpStatus status, String title, String explanation) {
        this.status = status;
        this.title = title;
        this.explanation = explanation;
    }

    public static Optional<ProblemType> parse(String code) {
        return Arrays.stream(values()).filter(type -> type.code().equals(code)).findFirst();
    }

    /** The type of an error. One that this dialect did not make has the first type of its status. */
    static ProblemType of(ApiError error) {
        return parse(error.code().replace('_', '-'))
                .or(() -> error.code().equals("authentication_failed")
                        ? Optional.of(INVALID_CREDENTIALS)
                        : Optional.empty())
                .or(() -> Arrays.stream(values())
                        .filter(type -> type.status == error.status())
                        .findFirst())
                .orElse(error.status().getCode() < 500 ? INVALID_REQUEST : INTERNAL);
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public HttpStatus status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** Why an answer reports the problem, and what to do about it. */
    public String explanation() {
        return explanation;
    }
}

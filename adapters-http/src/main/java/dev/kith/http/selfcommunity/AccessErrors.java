package dev.kith.http.selfcommunity;

import dev.kith.application.user.SelfAnswer;
import dev.kith.domain.tie.Refusal;
import dev.kith.http.wire.ApiError;

/** Words the refusals of use cases in this dialect. */
public final class AccessErrors {

    private AccessErrors() {}

    public static ApiError of(Refusal why) {
        return switch (why) {
            case SELF -> ApiError.invalid("You cannot do this to yourself.");
            case CALLER_DELETED -> ApiError.invalidToken();
            case NO_SUCH_USER -> ApiError.notFound();
            case BLOCKED -> ApiError.forbidden("Your account is blocked by moderation.");
            case HIDDEN -> ApiError.forbidden("One of you two hides the other.");
        };
    }

    /** The community shows its content to members only, and the caller is anonymous. */
    public static ApiError contentClosed() {
        return ApiError.notAuthenticated();
    }

    /** As {@link #granted(SelfAnswer, String)}, with the usual message. */
    public static <T> T granted(SelfAnswer<T> answer) {
        return granted(answer, "You can only do this for yourself.");
    }

    /**
     * Returns what the user themself is granted.
     *
     * @param notSelf the message for another user
     * @throws ApiError 403 for another user, 404 for an unknown one
     */
    public static <T> T granted(SelfAnswer<T> answer, String notSelf) {
        return switch (answer) {
            case SelfAnswer.Granted<T>(var value) -> value;
            case SelfAnswer.NotSelf<T>() -> throw ApiError.forbidden(notSelf);
            case SelfAnswer.NoSuchUser<T>() -> throw ApiError.notFound();
        };
    }

    public static ApiError usernameTaken() {
        return ApiError.ofField("username", "unique", "A user with that username already exists.");
    }

    public static ApiError externalIdTaken() {
        return ApiError.ofField("ext_id", "unique", "A user with that ext_id already exists.");
    }

    public static ApiError emailTaken() {
        return ApiError.ofField("email", "unique", "A user with that e-mail already exists.");
    }
}

package dev.kith.http.selfcommunity;

import dev.kith.domain.tie.Refusal;
import dev.kith.http.wire.ApiError;

/** The dialect's words for why one user may not reach out to another. */
public final class RefusalErrors {

    private RefusalErrors() {}

    public static ApiError of(Refusal why) {
        return switch (why) {
            case SELF -> ApiError.invalid("You cannot do this to yourself.");
            case CALLER_DELETED -> ApiError.invalidToken();
            case NO_SUCH_USER -> ApiError.notFound();
            case BLOCKED -> ApiError.forbidden("Your account is blocked by moderation.");
            case HIDDEN -> ApiError.forbidden("One of you two hides the other.");
        };
    }
}

package dev.kith.http.fivehundredpx;

import dev.kith.domain.tie.Refusal;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserStatus;
import dev.kith.domain.user.UserSummary;
import dev.kith.http.wire.ApiError;
import io.micronaut.http.HttpStatus;

/** Words the refusals of use cases in this dialect. */
final class PxErrors {

    private PxErrors() {}

    static ApiError of(Refusal why) {
        return switch (why) {
            case SELF -> ApiError.forbidden("You cannot follow or unfollow yourself.");
            case CALLER_DELETED -> ApiError.invalidToken();
            case NO_SUCH_USER -> noSuchUser();
            case BLOCKED -> ApiError.forbidden("Your account has been disabled.");
            case HIDDEN -> ApiError.forbidden("One of you two hides the other.");
        };
    }

    static ApiError noSuchUser() {
        return new ApiError(HttpStatus.NOT_FOUND, "not_found", "User does not exist.");
    }

    /** The user does not show the list to the caller. */
    static ApiError listClosed() {
        return ApiError.forbidden("This user does not show the list to you.");
    }

    /** The community shows its content to members only, and the caller is anonymous. */
    static ApiError contentClosed() {
        return new ApiError(
                HttpStatus.UNAUTHORIZED,
                "not_authenticated",
                "This community shows its users to members only: sign with OAuth and an access token.");
    }

    /** @throws ApiError 403 for a soft-deleted or blocked user */
    static UserSummary requireEnabled(UserSummary summary) {
        requireEnabled(summary.user());
        return summary;
    }

    /** @throws ApiError 403 for a soft-deleted or blocked user */
    static void requireEnabled(User user) {
        if (user.status() != UserStatus.APPROVED) {
            throw ApiError.forbidden("The user has been disabled.");
        }
    }
}

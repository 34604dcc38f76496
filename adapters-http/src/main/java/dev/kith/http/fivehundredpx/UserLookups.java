package dev.kith.http.fivehundredpx;

import dev.kith.domain.user.User;
import dev.kith.domain.user.UserStatus;
import dev.kith.domain.user.UserSummary;
import dev.kith.http.wire.ApiError;
import io.micronaut.http.HttpStatus;
import java.util.Optional;

/** Checks the users that requests name. */
final class UserLookups {

    private UserLookups() {}

    /** @throws ApiError 404 for an unknown user, 403 for a soft-deleted or blocked one */
    static UserSummary requireEnabled(Optional<UserSummary> found) {
        UserSummary summary = found.orElseThrow(UserLookups::noSuchUser);
        requireEnabled(summary.user());
        return summary;
    }

    /** @throws ApiError 403 for a soft-deleted or blocked user */
    static void requireEnabled(User user) {
        if (user.status() != UserStatus.APPROVED) {
            throw ApiError.forbidden("The user has been disabled.");
        }
    }

    static ApiError contentClosed() {
        return new ApiError(
                HttpStatus.UNAUTHORIZED,
                "not_authenticated",
                "This community shows its lists to members alone: sign with OAuth and an access token.");
    }

    static ApiError noSuchUser() {
        return new ApiError(HttpStatus.NOT_FOUND, "not_found", "User does not exist.");
    }
}

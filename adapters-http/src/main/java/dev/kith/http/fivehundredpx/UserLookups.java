package dev.kith.http.fivehundredpx;

import dev.kith.domain.community.Community;
import dev.kith.domain.user.UserStatus;
import dev.kith.domain.user.UserSummary;
import dev.kith.http.security.Caller;
import dev.kith.http.wire.ApiError;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.Optional;

/** What must be true of the users that are asked for, and of who asks. */
@Singleton
final class UserLookups {

    private final Community community;

    UserLookups(Community community) {
        this.community = community;
    }

    /** @throws ApiError 404 where there is no such user, 403 where they are deleted softly or blocked */
    UserSummary requireEnabled(Optional<UserSummary> found) {
        UserSummary summary = found.orElseThrow(UserLookups::noSuchUser);
        if (summary.user().status() != UserStatus.APPROVED) {
            throw ApiError.forbidden("The user has been disabled.");
        }
        return summary;
    }

    /** @throws ApiError 401 where contents are for members alone, and the application asks for none */
    void requireContent(Caller caller) {
        if (!community.contentAvailable() && caller.isAnonymous()) {
            throw new ApiError(
                    HttpStatus.UNAUTHORIZED,
                    "not_authenticated",
                    "This community shows its lists to members alone: sign with OAuth and an access token.");
        }
    }

    static ApiError noSuchUser() {
        return new ApiError(HttpStatus.NOT_FOUND, "not_found", "User does not exist.");
    }
}

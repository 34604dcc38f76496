package dev.kith.http.selfcommunity.account;

import dev.kith.application.user.GetUser;
import dev.kith.domain.user.UserId;
import dev.kith.http.security.Caller;
import dev.kith.http.wire.ApiError;
import jakarta.inject.Singleton;

/** What a path says of a user that is theirs alone to see and change. */
@Singleton
final class SelfOnly {

    private final GetUser getUser;

    SelfOnly(GetUser getUser) {
        this.getUser = getUser;
    }

    /** @throws ApiError 404 where the id is no one's, 403 where it is not the caller's */
    UserId requireSelf(Caller caller, UserId id) {
        UserId found = getUser.handle(id).orElseThrow(ApiError::notFound).user().id();
        if (!caller.is(found)) {
            throw ApiError.forbidden("You can only do this for yourself.");
        }
        return found;
    }
}

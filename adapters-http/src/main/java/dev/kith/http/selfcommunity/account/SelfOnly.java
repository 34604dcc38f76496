package dev.kith.http.selfcommunity.account;

import dev.kith.application.user.GetUser;
import dev.kith.domain.user.UserId;
import dev.kith.http.security.Caller;
import dev.kith.http.wire.ApiError;
import jakarta.inject.Singleton;

/** Restricts a path to the user that it names. */
@Singleton
final class SelfOnly {

    private final GetUser getUser;

    SelfOnly(GetUser getUser) {
        this.getUser = getUser;
    }

    /** @throws ApiError 404 for an unknown id, 403 for another user's id */
    UserId requireSelf(Caller caller, UserId id) {
        UserId found = getUser.handle(id).orElseThrow(ApiError::notFound).user().id();
        if (!caller.is(found)) {
            throw ApiError.forbidden("You can only do this for yourself.");
        }
        return found;
    }
}

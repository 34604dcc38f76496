package dev.kith.http.selfcommunity;

import dev.kith.application.user.GetUser;
import dev.kith.domain.user.UserId;
import dev.kith.http.security.Caller;
import dev.kith.http.wire.Failure;
import jakarta.inject.Singleton;

/** What a path says of a user that is theirs alone to see and change. */
@Singleton
final class Oneself {

    private final GetUser getUser;

    Oneself(GetUser getUser) {
        this.getUser = getUser;
    }

    /** @throws Failure 404 where the id is no one's, 403 where it is not the caller's */
    UserId required(Caller caller, UserId id) {
        UserId found = getUser.handle(id).orElseThrow(Failure::notFound).user().id();
        if (!caller.is(found)) {
            throw Failure.forbidden("You can only do this for yourself.");
        }
        return found;
    }
}

package dev.kith.application.session;

import dev.kith.application.user.Users;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import java.time.Instant;
import java.util.Optional;

/** Finds the user of an access token. */
public final class FindTokenHolder {

    private final Users users;

    public FindTokenHolder(Users users) {
        this.users = users;
    }

    /** Empty if the user is deleted, or has changed the password since the token was issued. */
    public Optional<User> handle(UserId id, Instant issued) {
        return users.find(id).filter(user -> user.accepts(issued));
    }
}

package dev.kith.application.user;

import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.Username;
import java.util.Optional;
import java.util.UUID;

/** Finds the id of a user by UUID or by username, without reading the counters; deleted users are not found. */
public final class FindUserId {

    private final Users users;

    public FindUserId(Users users) {
        this.users = users;
    }

    public Optional<UserId> handle(FindUser.Key key) {
        Optional<User> found = switch (key) {
            case FindUser.Key.ByUuid(UUID uuid) -> users.find(uuid);
            case FindUser.Key.ByUsername(Username name) -> users.find(name);
        };
        return found.filter(user -> !user.status().isDeleted()).map(User::id);
    }
}

package dev.kith.application.user;

import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserSummary;
import dev.kith.domain.user.Username;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds a user with their counters, by UUID or by username; deleted users are not found. */
public final class FindUser {

    /** The key of a search for one user. */
    public sealed interface Key {

        record ByUuid(UUID uuid) implements Key {}

        record ByUsername(Username name) implements Key {}
    }

    private final Users users;

    public FindUser(Users users) {
        this.users = users;
    }

    public Optional<UserSummary> handle(Key key) {
        return user(key)
                .flatMap(user -> users.summaries(List.of(user.id())).stream().findFirst());
    }

    /** The id alone, without a read of the counters. */
    public Optional<UserId> findId(Key key) {
        return user(key).map(User::id);
    }

    private Optional<User> user(Key key) {
        Optional<User> found = switch (key) {
            case Key.ByUuid(UUID uuid) -> users.find(uuid);
            case Key.ByUsername(Username name) -> users.find(name);
        };
        return found.filter(user -> !user.status().isDeleted());
    }
}

package dev.kith.application.user;

import dev.kith.domain.user.User;
import dev.kith.domain.user.UserSummary;
import dev.kith.domain.user.Username;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One user with their counters, by one of the names they have beside their number; deleted ones are not found. */
public final class FindUser {

    /** What a user is looked for by. */
    public sealed interface Key {

        record Unique(UUID uuid) implements Key {}

        record Named(Username name) implements Key {}
    }

    private final Users users;

    public FindUser(Users users) {
        this.users = users;
    }

    public Optional<UserSummary> handle(Key key) {
        Optional<User> found = switch (key) {
            case Key.Unique(UUID uuid) -> users.find(uuid);
            case Key.Named(Username name) -> users.find(name);
        };
        return found.filter(user -> !user.status().isDeleted())
                .flatMap(user -> users.summaries(List.of(user.id())).stream().findFirst());
    }
}

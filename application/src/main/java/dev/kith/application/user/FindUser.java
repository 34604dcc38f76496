package dev.kith.application.user;

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
    private final FindUserId findUserId;

    public FindUser(Users users) {
        this.users = users;
        this.findUserId = new FindUserId(users);
    }

    public Optional<UserSummary> handle(Key key) {
        return findUserId
                .handle(key)
                .flatMap(id -> users.summaries(List.of(id)).stream().findFirst());
    }
}

package dev.kith.application.user;

import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserSummary;
import java.util.List;
import java.util.Optional;

/** Reads a user with their counters; finds soft-deleted users, but not hard-deleted ones. */
public final class GetUser {

    private final Users users;

    public GetUser(Users users) {
        this.users = users;
    }

    public Optional<UserSummary> handle(UserId id) {
        return users.summaries(List.of(id)).stream().findFirst();
    }
}

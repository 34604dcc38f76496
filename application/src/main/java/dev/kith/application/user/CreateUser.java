package dev.kith.application.user;

import dev.kith.domain.profile.Profile;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.Username;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Adds a user to the community. */
public final class CreateUser {

    private final Users users;
    private final Clock clock;
    private final Supplier<UUID> uuids;

    public CreateUser(Users users, Clock clock, Supplier<UUID> uuids) {
        this.users = users;
        this.clock = clock;
        this.uuids = uuids;
    }

    /** @param id the id to use, null for the next one */
    public CreateUserAnswer handle(
            @Nullable UserId id, Username username, Profile profile, @Nullable String email, Role role) {
        return users.create(new NewUser(id, uuids.get(), username, profile, email, null, clock.instant(), role));
    }
}

package dev.kith.application.user;

import dev.kith.domain.profile.Profile;
import dev.kith.domain.user.ExternalId;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import dev.kith.domain.user.Username;
import java.time.Instant;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A user who is not stored yet.
 *
 * @param id the id the user gets, null for the next free one
 */
public record NewUser(
        @Nullable UserId id,
        UUID uuid,
        Username username,
        Profile profile,
        @Nullable String email,
        @Nullable ExternalId externalId,
        Instant joined,
        Role role) {

    /** A user of an app who has nothing but the external id: the username is made from the uuid. */
    public static NewUser blank(UUID uuid, ExternalId externalId, Instant joined) {
        return new NewUser(null, uuid, Username.of(uuid), Profile.EMPTY, null, externalId, joined, Role.MEMBER);
    }

    /**
     * The user with another username and another profile.
     *
     * @param change sees an id that the user will not get
     */
    public NewUser with(UnaryOperator<User> change) {
        User changed = change.apply(under(new UserId(Long.MAX_VALUE)));
        return new NewUser(id, uuid, changed.username(), changed.profile(), email, externalId, joined, role);
    }

    /** The stored user with this id. */
    public User under(UserId given) {
        return new User(
                given,
                uuid,
                username,
                profile,
                email,
                false,
                externalId,
                joined,
                role,
                UserStatus.APPROVED,
                0,
                null,
                null);
    }
}

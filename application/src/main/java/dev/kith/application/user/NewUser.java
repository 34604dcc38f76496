package dev.kith.application.user;

import dev.kith.domain.profile.Profile;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import dev.kith.domain.user.Username;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A user about to be kept.
 *
 * @param id the id they must have, null to be given the next one
 */
public record NewUser(
        @Nullable UserId id,
        UUID uuid,
        Username username,
        Profile profile,
        @Nullable String email,
        @Nullable Long externalId,
        Instant joined,
        Role role) {

    /** The user they are from then on. */
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

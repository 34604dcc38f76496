package dev.kith.application.user;

import dev.kith.domain.user.Profile;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.UserId;
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
        Role role) {}

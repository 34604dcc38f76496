package dev.kith.application.user;

import dev.kith.domain.profile.Profile;
import dev.kith.domain.user.Username;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A change of a user's profile.
 *
 * @param username the new name, null to keep the present one
 */
public record ProfileChange(@Nullable Username username, UnaryOperator<Profile> profile) {}

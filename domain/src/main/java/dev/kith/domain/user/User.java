package dev.kith.domain.user;

import dev.kith.domain.profile.Profile;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account, as it is kept.
 *
 * @param email null where none was given
 * @param emailConfirmed whether its owner has shown that they read it
 * @param externalId the number another system knows the user by, set at creation only
 * @param reputation a score kept by the community, from 0 up
 * @param deleted when the account was deleted, null while it is not
 * @param tokensValidFrom access tokens given out before are good for nothing; null while none was taken back
 */
public record User(
        UserId id,
        UUID uuid,
        Username username,
        Profile profile,
        @Nullable String email,
        boolean emailConfirmed,
        @Nullable Long externalId,
        Instant joined,
        Role role,
        UserStatus status,
        int reputation,
        @Nullable Instant deleted,
        @Nullable Instant tokensValidFrom) {

    public User withUsername(Username chosen) {
        return new User(
                id,
                uuid,
                chosen,
                profile,
                email,
                emailConfirmed,
                externalId,
                joined,
                role,
                status,
                reputation,
                deleted,
                tokensValidFrom);
    }

    public User withProfile(Profile told) {
        return new User(
                id,
                uuid,
                username,
                told,
                email,
                emailConfirmed,
                externalId,
                joined,
                role,
                status,
                reputation,
                deleted,
                tokensValidFrom);
    }

    public User withEmail(@Nullable String address, boolean confirmed) {
        return new User(
                id,
                uuid,
                username,
                profile,
                address,
                confirmed,
                externalId,
                joined,
                role,
                status,
                reputation,
                deleted,
                tokensValidFrom);
    }

    public User withStatus(UserStatus reached, @Nullable Instant when) {
        return new User(
                id,
                uuid,
                username,
                profile,
                email,
                emailConfirmed,
                externalId,
                joined,
                role,
                reached,
                reputation,
                when,
                tokensValidFrom);
    }

    public User withTokensValidFrom(Instant moment) {
        return new User(
                id,
                uuid,
                username,
                profile,
                email,
                emailConfirmed,
                externalId,
                joined,
                role,
                status,
                reputation,
                deleted,
                moment);
    }

    /** Whether they may still act by an access token given out then. */
    public boolean accepts(Instant issued) {
        return !status.isDeleted() && (tokensValidFrom == null || !issued.isBefore(tokensValidFrom));
    }
}

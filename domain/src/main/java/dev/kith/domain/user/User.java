package dev.kith.domain.user;

import dev.kith.domain.profile.Profile;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stored account.
 *
 * @param email null if the user has none
 * @param emailConfirmed whether the user has proved to read mail at the address
 * @param externalId the id in another system, unique; null if the user has none
 * @param reputation a score kept by the community, from 0 up
 * @param deleted when the account was deleted, null if it is not
 * @param tokensValidFrom access tokens issued before are revoked; null if none was revoked
 */
public record User(
        UserId id,
        UUID uuid,
        Username username,
        Profile profile,
        @Nullable String email,
        boolean emailConfirmed,
        @Nullable ExternalId externalId,
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

    public User withProfile(Profile changed) {
        return new User(
                id,
                uuid,
                username,
                changed,
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

    public User withExternalId(@Nullable ExternalId chosen) {
        return new User(
                id,
                uuid,
                username,
                profile,
                email,
                emailConfirmed,
                chosen,
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

    public boolean isUndeleted() {
        return !status.isDeleted();
    }

    /** Whether an access token issued at this time is still valid. */
    public boolean accepts(Instant issued) {
        return isUndeleted() && (tokensValidFrom == null || !issued.isBefore(tokensValidFrom));
    }
}

package dev.kith.application.access;

import dev.kith.domain.access.AppToken;
import dev.kith.domain.access.TokenKey;
import dev.kith.domain.account.PasswordHash;
import dev.kith.domain.app.AppKey;
import java.time.Instant;
import java.util.Optional;

/**
 * Stores the tokens of applications. Approved and granted tokens end when the password of their user is replaced, or
 * the user is hard-deleted. Times are stored to the microsecond.
 */
public interface AppTokens {

    /** An expired token, or a token of a soft-deleted user, may still be found. */
    Optional<AppToken> find(TokenKey key);

    /** Stores a new token, and removes some of the application's expired ones. */
    void add(AppToken.Requested token, Instant now);

    /**
     * Replaces the requested token of the same key in one atomic step. The token must still be there, its user must not
     * be deleted, and the password must still be {@code by}.
     */
    ReplaceTokenAnswer approve(AppToken.Approved token, PasswordHash by);

    /**
     * Replaces the approved token by the granted one in one atomic step. The approved token must still be there, and
     * its user must not be deleted. Beyond {@link AppToken#MAX_PER_USER} tokens of the user, the oldest end.
     */
    ReplaceTokenAnswer grant(AppToken.Approved approved, AppToken.Granted token);

    /** Does nothing if there is no such token. */
    void revoke(TokenKey key);

    /** Revokes all tokens of an application, in several steps. */
    void revokeAll(AppKey app);
}

package dev.kith.application.access;

import dev.kith.domain.access.AppToken;
import dev.kith.domain.access.TokenKey;
import dev.kith.domain.account.PasswordHash;
import java.time.Instant;
import java.util.Optional;

/**
 * Where tokens of applications are kept. Approved and granted ones end when their user's password is replaced, and with a user who is
 * deleted for good. Times are kept to the microsecond.
 */
public interface AppTokens {

    /** One that has expired, or is of a softly deleted user, may still be found. */
    Optional<AppToken> find(TokenKey key);

    /** Keeps a new one; of those of the application that have expired by now, some go. */
    void add(AppToken.Requested token, Instant now);

    /**
     * Puts it in the place of the asked one of the same key, if that is still there, its user is here and the password they showed still is
     * theirs, as one indivisible step.
     */
    ReplaceTokenAnswer approve(AppToken.Approved token, PasswordHash by);

    /**
     * Puts the granted one in the place of the approved one, if that is still there and its user is here, as one indivisible step. Beyond
     * {@link AppToken#MAX_PER_USER} of the user's the oldest end.
     */
    ReplaceTokenAnswer grant(AppToken.Approved approved, AppToken.Granted token);

    /** Does nothing where there is none. */
    void revoke(TokenKey key);
}

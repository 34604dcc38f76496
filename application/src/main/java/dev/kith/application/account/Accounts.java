package dev.kith.application.account;

import dev.kith.application.user.CreateUserAnswer;
import dev.kith.application.user.NewUser;
import dev.kith.domain.account.PasswordHash;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where accounts are found by what their owners go by, and where their passwords are kept. */
public interface Accounts {

    /** A soft-deleted account is found, a hard-deleted one is not; of several with one external id, the one with the lowest id. */
    Optional<User> find(AccountKey key);

    /** None for those who never were given one, and for the deleted. */
    Optional<PasswordHash> password(UserId user);

    /** Keeps a new user together with their password; of either both or nothing. */
    CreateUserAnswer create(NewUser user, PasswordHash password);

    /**
     * Replaces a password if it still is the one its owner knew, ends every session of theirs and every token by which an application
     * acts for them, and takes back the access tokens given out before now, as one indivisible step.
     *
     * @param present what it must be, null for a user who has none
     */
    ReplacePasswordAnswer replacePassword(UserId user, @Nullable PasswordHash present, PasswordHash next, Instant now);
}

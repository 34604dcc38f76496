package dev.kith.application.account;

import dev.kith.application.user.CreateUserAnswer;
import dev.kith.application.user.NewUser;
import dev.kith.domain.account.PasswordHash;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds accounts by the names of their users, and stores their passwords. */
public interface Accounts {

    /** A soft-deleted account is found, a hard-deleted one is not. */
    Optional<User> find(AccountKey key);

    /** Empty for users without a password and for deleted users. */
    Optional<PasswordHash> password(UserId user);

    /** Stores a new user and the password, both or neither. */
    CreateUserAnswer create(NewUser user, PasswordHash password);

    /**
     * Replaces a password in one atomic step, if it is still the expected one. All sessions, application tokens and
     * access tokens that the user had before {@code now} end.
     *
     * @param present the expected password, null if the user has none
     */
    ReplacePasswordAnswer replacePassword(UserId user, @Nullable PasswordHash present, PasswordHash next, Instant now);
}

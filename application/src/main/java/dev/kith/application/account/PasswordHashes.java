package dev.kith.application.account;

import dev.kith.domain.account.Password;
import dev.kith.domain.account.PasswordHash;
import org.jspecify.annotations.Nullable;

/** Hashes passwords with a slow, salted function. */
public interface PasswordHashes {

    PasswordHash of(Password password);

    /** Without a hash it takes the same time and answers false, so that the time does not reveal who has an account. */
    boolean matches(Password password, @Nullable PasswordHash hash);
}

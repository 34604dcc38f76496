package dev.kith.application.account;

import dev.kith.domain.account.Password;
import dev.kith.domain.account.PasswordHash;
import org.jspecify.annotations.Nullable;

/** Makes what is kept of passwords: slow on purpose, and different each time for the same password. */
public interface PasswordHashes {

    PasswordHash of(Password password);

    /** Takes as long where there is no hash, and then answers false: whoever asks does not learn who has an account. */
    boolean matches(Password password, @Nullable PasswordHash hash);
}

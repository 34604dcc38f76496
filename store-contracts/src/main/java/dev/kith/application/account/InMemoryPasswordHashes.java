package dev.kith.application.account;

import dev.kith.domain.account.Password;
import dev.kith.domain.account.PasswordHash;
import dev.kith.domain.account.Secret;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Hashes that are fast to compute, for tests only. */
public final class InMemoryPasswordHashes implements PasswordHashes {

    private final AtomicLong salts = new AtomicLong();

    @Override
    public PasswordHash of(Password password) {
        return of(password, Long.toString(salts.incrementAndGet()));
    }

    @Override
    public boolean matches(Password password, @Nullable PasswordHash hash) {
        return hash != null && of(password, hash.text().split("\\$", 2)[0]).equals(hash);
    }

    private static PasswordHash of(Password password, String salt) {
        return new PasswordHash(
                salt + "$" + new Secret(salt + password.text()).hash().hex());
    }
}

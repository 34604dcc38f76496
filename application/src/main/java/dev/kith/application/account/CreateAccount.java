package dev.kith.application.account;

import dev.kith.application.user.Creation;
import dev.kith.application.user.NewUser;
import dev.kith.domain.account.Password;
import dev.kith.domain.account.Weakness;
import dev.kith.domain.email.EmailAddress;
import dev.kith.domain.user.Profile;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.Username;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Adds a user who can sign in. */
public final class CreateAccount {

    private final Accounts accounts;
    private final PasswordHashes hashes;
    private final Clock clock;
    private final Supplier<UUID> uuids;

    public CreateAccount(Accounts accounts, PasswordHashes hashes, Clock clock, Supplier<UUID> uuids) {
        this.accounts = accounts;
        this.hashes = hashes;
        this.clock = clock;
        this.uuids = uuids;
    }

    /** @param externalId the number another system knows them by, null for none */
    public AccountCreation handle(Username username, EmailAddress email, Password password, @Nullable Long externalId, Role role) {
        Weakness weakness = Weakness.of(password);
        if (weakness != null) {
            return new AccountCreation.Weak(weakness);
        }
        var user = new NewUser(null, uuids.get(), username, Profile.EMPTY, email.text(), externalId, clock.instant(), role);
        return switch (accounts.create(user, hashes.of(password))) {
            case Creation.Created(var kept) -> new AccountCreation.Created(kept);
            case Creation.UsernameTaken() -> new AccountCreation.UsernameTaken();
            case Creation.EmailTaken() -> new AccountCreation.EmailTaken();
            case Creation.IdTaken() -> throw new IllegalStateException("The next id was given before");
        };
    }
}

package dev.kith.application.account;

import dev.kith.application.user.CreateUserAnswer;
import dev.kith.application.user.NewUser;
import dev.kith.domain.account.Password;
import dev.kith.domain.account.PasswordPolicyViolation;
import dev.kith.domain.email.EmailAddress;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.user.ExternalId;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.Username;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Creates a user with a password. */
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

    /**
     * @param id the id of the new user, null for the next free one
     * @param externalId the id in another system, null for none
     */
    public CreateAccountAnswer handle(
            @Nullable UserId id,
            Username username,
            Profile profile,
            @Nullable EmailAddress email,
            Password password,
            @Nullable ExternalId externalId,
            Role role) {
        PasswordPolicyViolation violation = PasswordPolicyViolation.of(password);
        if (violation != null) {
            return new CreateAccountAnswer.Weak(violation);
        }
        var user = new NewUser(
                id,
                uuids.get(),
                username,
                profile,
                email == null ? null : email.text(),
                externalId,
                clock.instant(),
                role);
        return switch (accounts.create(user, hashes.of(password))) {
            case CreateUserAnswer.Created(var kept) -> new CreateAccountAnswer.Created(kept);
            case CreateUserAnswer.UsernameTaken() -> new CreateAccountAnswer.UsernameTaken();
            case CreateUserAnswer.EmailTaken() -> new CreateAccountAnswer.EmailTaken();
            case CreateUserAnswer.ExternalIdTaken() -> new CreateAccountAnswer.ExternalIdTaken();
            case CreateUserAnswer.IdTaken() -> new CreateAccountAnswer.IdTaken();
        };
    }
}

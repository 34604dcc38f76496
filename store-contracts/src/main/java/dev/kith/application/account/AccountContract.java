package dev.kith.application.account;

import dev.kith.application.Contract;
import dev.kith.application.Stores;
import dev.kith.application.access.AppTokens;
import dev.kith.application.email.EmailChanges;
import dev.kith.application.session.Sessions;
import dev.kith.application.setting.Settings;
import dev.kith.application.user.CreateUserAnswer;
import dev.kith.application.user.NewUser;
import dev.kith.domain.account.PasswordHash;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.user.ExternalId;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import dev.kith.domain.user.Username;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The base of the contracts of accounts: the stores, and accounts to test with. */
@SuppressWarnings("NullAway.Init") // the fields are set before each test
public abstract class AccountContract extends Contract {

    protected static final UserId UNKNOWN = new UserId(999_999);
    protected static final PasswordHash FIRST = new PasswordHash("$first");
    protected static final PasswordHash SECOND = new PasswordHash("$second");

    protected Accounts accounts;
    protected Sessions sessions;
    protected EmailChanges emailChanges;
    protected Settings settings;
    protected AppTokens appTokens;

    /** Stores over an empty community. */
    protected abstract AccountStores accountStores();

    @Override
    protected Stores stores() {
        AccountStores stores = accountStores();
        accounts = stores.accounts();
        sessions = stores.sessions();
        emailChanges = stores.emailChanges();
        settings = stores.settings();
        appTokens = stores.appTokens();
        return stores.community();
    }

    protected static NewUser someone(String name, @Nullable String email, @Nullable String externalId) {
        return new NewUser(
                null,
                UUID.randomUUID(),
                new Username(name),
                Profile.EMPTY,
                email,
                externalId == null ? null : new ExternalId(externalId),
                NOON,
                Role.MEMBER);
    }

    /** A user with the first password. */
    protected UserId account(String name) {
        return account(name, null);
    }

    /** A user with the first password and this external id. */
    protected UserId account(String name, @Nullable String externalId) {
        return switch (accounts.create(someone(name, name + "@example.org", externalId), FIRST)) {
            case CreateUserAnswer.Created(var kept) -> kept.id();
            case CreateUserAnswer.IdTaken(),
                    CreateUserAnswer.UsernameTaken(),
                    CreateUserAnswer.EmailTaken(),
                    CreateUserAnswer.ExternalIdTaken() -> throw new AssertionError(name + " is taken");
        };
    }

    protected void reaches(UserId user, UserStatus status) {
        users.edit(user, found -> found.withStatus(status, status.isDeleted() ? NOON : null));
    }
}

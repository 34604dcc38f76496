package dev.kith.http;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.kith.application.account.Accounts;
import dev.kith.application.account.ChangePassword;
import dev.kith.application.account.CheckPassword;
import dev.kith.application.account.CreateAccount;
import dev.kith.application.account.FindAccount;
import dev.kith.application.account.HasPassword;
import dev.kith.application.account.PasswordHashes;
import dev.kith.application.attempt.Attempts;
import dev.kith.application.email.ChangeEmail;
import dev.kith.application.email.ConfirmEmail;
import dev.kith.application.email.EmailChanges;
import dev.kith.application.email.Mails;
import dev.kith.application.session.EndSession;
import dev.kith.application.session.FindTokenHolder;
import dev.kith.application.session.RefreshSession;
import dev.kith.application.session.Sessions;
import dev.kith.application.session.SignIn;
import dev.kith.application.setting.EditSettings;
import dev.kith.application.setting.GetSettings;
import dev.kith.application.setting.Settings;
import dev.kith.application.user.Users;
import dev.kith.domain.account.Secret;
import dev.kith.http.security.token.CachedSessions;
import dev.kith.http.settings.EmailSettings;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/** The use cases of accounts, sessions, addresses and settings. */
@Factory
final class AccountUseCases {

    private final SecureRandom random = new SecureRandom();
    private final Sessions sessions;

    AccountUseCases(Sessions store) {
        this.sessions = new CachedSessions(store, Ticker.systemTicker());
    }

    private Secret secret() {
        return Secret.random(random);
    }

    @Singleton
    CreateAccount createAccount(Accounts accounts, PasswordHashes hashes, Clock clock) {
        return new CreateAccount(accounts, hashes, clock, UUID::randomUUID);
    }

    @Singleton
    FindAccount findAccount(Accounts accounts, Users users) {
        return new FindAccount(accounts, users);
    }

    @Singleton
    ChangePassword changePassword(
            Accounts accounts, Users users, PasswordHashes hashes, Attempts attempts, Clock clock) {
        return new ChangePassword(accounts, users, hashes, attempts, clock);
    }

    @Singleton
    CheckPassword checkPassword(Accounts accounts, PasswordHashes hashes, Attempts attempts) {
        return new CheckPassword(accounts, hashes, attempts);
    }

    @Singleton
    SignIn signIn(CheckPassword checkPassword, Clock clock) {
        return new SignIn(checkPassword, sessions, clock, UUID::randomUUID, this::secret);
    }

    @Singleton
    RefreshSession refreshSession(Users users, Attempts attempts, Clock clock) {
        return new RefreshSession(sessions, users, attempts, clock, this::secret);
    }

    @Singleton
    FindTokenHolder findTokenHolder(Users users) {
        return new FindTokenHolder(users, sessions);
    }

    @Singleton
    EndSession endSession() {
        return new EndSession(sessions);
    }

    @Singleton
    ChangeEmail changeEmail(
            Users users,
            Accounts accounts,
            EmailChanges changes,
            Mails mails,
            Attempts attempts,
            Clock clock,
            EmailSettings settings) {
        return new ChangeEmail(users, accounts, changes, mails, attempts, clock, settings.codeLife(), this::secret);
    }

    @Singleton
    ConfirmEmail confirmEmail(EmailChanges changes, Users users, Attempts attempts, Clock clock) {
        return new ConfirmEmail(changes, users, attempts, clock);
    }

    @Singleton
    GetSettings getSettings(Settings settings, Users users) {
        return new GetSettings(settings, users);
    }

    @Singleton
    EditSettings editSettings(Settings settings, Users users) {
        return new EditSettings(settings, users);
    }

    @Singleton
    HasPassword hasPassword(Accounts accounts) {
        return new HasPassword(accounts);
    }
}

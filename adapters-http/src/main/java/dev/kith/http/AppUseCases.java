package dev.kith.http;

import dev.kith.application.access.AppTokens;
import dev.kith.application.access.ApproveAccess;
import dev.kith.application.access.FindToken;
import dev.kith.application.access.GrantAccess;
import dev.kith.application.access.RequestAccess;
import dev.kith.application.access.RevokeAccess;
import dev.kith.application.account.CheckPassword;
import dev.kith.application.app.Apps;
import dev.kith.application.app.FindApp;
import dev.kith.application.attempt.Attempts;
import dev.kith.application.user.Users;
import dev.kith.domain.account.Secret;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;

/** The use cases of applications that act for users. */
@Factory
final class AppUseCases {

    private final SecureRandom random = new SecureRandom();

    private Secret secret() {
        return Secret.random(random);
    }

    @Singleton
    FindApp findApp(Apps apps) {
        return new FindApp(apps);
    }

    @Singleton
    FindToken findToken(AppTokens tokens, Users users, Clock clock) {
        return new FindToken(tokens, users, clock);
    }

    @Singleton
    RequestAccess requestAccess(AppTokens tokens, Attempts attempts, Clock clock) {
        return new RequestAccess(tokens, attempts, clock, this::secret);
    }

    @Singleton
    ApproveAccess approveAccess(AppTokens tokens, CheckPassword checkPassword) {
        return new ApproveAccess(tokens, checkPassword, this::secret);
    }

    @Singleton
    GrantAccess grantAccess(AppTokens tokens, Clock clock) {
        return new GrantAccess(tokens, clock, this::secret);
    }

    @Singleton
    RevokeAccess revokeAccess(AppTokens tokens) {
        return new RevokeAccess(tokens);
    }
}

package dev.kith.http;

import dev.kith.application.access.AppTokens;
import dev.kith.application.access.ApproveAccess;
import dev.kith.application.access.AskAccess;
import dev.kith.application.access.EndAccess;
import dev.kith.application.access.GrantAccess;
import dev.kith.application.access.SeeToken;
import dev.kith.application.account.CheckPassword;
import dev.kith.application.app.Apps;
import dev.kith.application.app.SeeApp;
import dev.kith.application.user.Users;
import dev.kith.domain.account.Secret;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;

/** The use cases of applications that act for users. */
@Factory
final class AppCases {

    private final SecureRandom random = new SecureRandom();

    private Secret secret() {
        return Secret.random(random);
    }

    @Singleton
    SeeApp seeApp(Apps apps) {
        return new SeeApp(apps);
    }

    @Singleton
    SeeToken seeToken(AppTokens tokens, Users users, Clock clock) {
        return new SeeToken(tokens, users, clock);
    }

    @Singleton
    AskAccess askAccess(AppTokens tokens, Clock clock) {
        return new AskAccess(tokens, clock, this::secret);
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
    EndAccess endAccess(AppTokens tokens) {
        return new EndAccess(tokens);
    }
}

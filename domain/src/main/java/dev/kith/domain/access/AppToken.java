package dev.kith.domain.access;

import dev.kith.domain.account.Secret;
import dev.kith.domain.app.AppKey;
import dev.kith.domain.user.UserId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** By which an application acts for a user, or hopes to. Its secret is kept as it was told: both sides sign with it. */
public sealed interface AppToken {

    /** How long a user may think about it, and an application may take to collect the answer. */
    Duration REQUEST_LIFETIME = Duration.ofMinutes(10);

    /** How many granted tokens one user may have; a further one ends the oldest. */
    int MAX_PER_USER = 100;

    TokenKey key();

    Secret secret();

    AppKey app();

    /**
     * The application has asked; no user has answered yet.
     *
     * @param callback where the answer is sent, null where the user is to carry it there
     */
    record Requested(
            TokenKey key,
            Secret secret,
            AppKey app,
            @Nullable URI callback,
            Instant expires) implements AppToken {

        public static Requested issue(TokenKey key, Secret secret, AppKey app, @Nullable URI callback, Instant now) {
            return new Requested(key, secret, app, callback, now.plus(REQUEST_LIFETIME));
        }

        public Approved approvedBy(UserId user, Secret verifier) {
            return new Approved(key, secret, app, user, verifier, expires);
        }
    }

    /**
     * The user said yes; the application has still to show that it is the one they were sent back to.
     *
     * @param verifier what the user brought back
     */
    record Approved(TokenKey key, Secret secret, AppKey app, UserId user, Secret verifier, Instant expires)
            implements AppToken {

        /** Takes the same time wherever the two begin to differ. */
        public boolean isVerifiedBy(String shown) {
            return verifier.hash().matches(new Secret(shown).hash());
        }
    }

    /** Good until its user is deleted or changes their password, or someone ends it. */
    record Granted(TokenKey key, Secret secret, AppKey app, UserId user, Instant granted) implements AppToken {}
}

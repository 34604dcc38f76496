package dev.kith.domain.access;

import dev.kith.domain.account.Secret;
import dev.kith.domain.app.AppKey;
import dev.kith.domain.user.UserId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The token by which an application acts for a user, or requests to. Its secret is kept in plain text because both
 * sides sign with it.
 */
public sealed interface AppToken {

    /** How long a user may take to answer, and an application to collect the answer. */
    Duration REQUEST_LIFETIME = Duration.ofMinutes(10);

    /** The number of granted tokens that one user may have. One more token ends the oldest. */
    int MAX_PER_USER = 100;

    TokenKey key();

    Secret secret();

    AppKey app();

    /**
     * The application has requested access; no user has answered yet.
     *
     * @param callback the address that gets the answer; null if the user copies the verifier by hand
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
     * The user has approved. The application must still prove that the user was sent back to it.
     *
     * @param verifier the text that the user carries back to the application
     */
    record Approved(TokenKey key, Secret secret, AppKey app, UserId user, Secret verifier, Instant expires)
            implements AppToken {

        /** The comparison takes the same time for every input. */
        public boolean isVerifiedBy(String shown) {
            return verifier.hash().matches(new Secret(shown).hash());
        }
    }

    /** The token is valid until it is revoked, or its user is deleted or changes the password. */
    record Granted(TokenKey key, Secret secret, AppKey app, UserId user, Instant granted) implements AppToken {}
}

package dev.kith.http.oauth;

import dev.kith.application.app.FindApp;
import dev.kith.domain.account.Secret;
import dev.kith.domain.app.App;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Authenticates the applications that request tokens. */
@Singleton
final class ClientAuthenticator {

    private final FindApp findApp;

    ClientAuthenticator(FindApp findApp) {
        this.findApp = findApp;
    }

    /**
     * The registered application with this key; empty if there is none.
     *
     * @param secret null if none was sent, since an application on a user's device cannot keep a secret
     * @throws dev.kith.http.wire.ApiError 401 for a wrong secret
     */
    Optional<App> identify(@Nullable String key, @Nullable String secret) {
        Optional<App> app = Optional.ofNullable(key).flatMap(findApp::handle);
        if (secret != null
                && app.filter(found -> !found.secret().hash().matches(new Secret(secret).hash()))
                        .isPresent()) {
            throw TokenController.invalidClient("The secret of the application is wrong.");
        }
        return app;
    }
}

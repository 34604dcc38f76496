package dev.kith.http.oauth;

import dev.kith.application.app.SeeApp;
import dev.kith.domain.account.Secret;
import dev.kith.domain.app.App;
import dev.kith.domain.app.AppKey;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The applications that ask for tokens. */
@Singleton
final class Clients {

    private final SeeApp seeApp;

    Clients(SeeApp seeApp) {
        this.seeApp = seeApp;
    }

    /**
     * The registered application of that key; none where the key is no one's.
     *
     * @param secret null where none was shown: applications that others hold in their hands cannot keep one
     * @throws dev.kith.http.wire.Failure 401 where the secret is not the application's
     */
    Optional<App> of(@Nullable String key, @Nullable String secret) {
        Optional<App> app = Optional.ofNullable(key).filter(AppKey::isWellFormed).map(AppKey::new).flatMap(seeApp::handle);
        if (secret != null
                && app.filter(found -> !found.secret().hash().matches(new Secret(secret).hash())).isPresent()) {
            throw TokenController.invalidClient("The secret is not that of the application.");
        }
        return app;
    }
}

package dev.kith.application.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.InMemoryGraph;
import dev.kith.application.access.AppTokens;
import dev.kith.application.access.InMemoryAppTokens;
import dev.kith.application.account.InMemoryPrivacy;
import dev.kith.application.session.InMemorySessions;
import dev.kith.domain.access.AppToken;
import dev.kith.domain.access.TokenKey;
import dev.kith.domain.account.Secret;
import dev.kith.domain.app.App;
import dev.kith.domain.app.AppKey;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RevokeAppTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final InMemoryPrivacy kept = new InMemoryPrivacy(new InMemoryGraph());
    private final Apps apps = new InMemoryApps();
    private final AppTokens tokens = new InMemoryAppTokens(kept);
    private final RevokeApp revokeApp = new RevokeApp(apps, tokens, new InMemorySessions(kept));

    @Test
    void nothing_of_a_revoked_application_stays() {
        App app = new App(new AppKey("one"), new Secret("secret"), "One", NOON);
        apps.add(app);
        AppToken.Requested token = AppToken.Requested.issue(new TokenKey("t"), new Secret("x"), app.key(), null, NOON);
        tokens.add(token, NOON);
        assertThat(revokeApp.handle(new AppKey("other"))).isFalse();
        assertThat(tokens.find(token.key())).contains(token);
        assertThat(revokeApp.handle(app.key())).isTrue();
        assertThat(new ListApps(apps).handle()).isEmpty();
        assertThat(tokens.find(token.key())).isEmpty();
        assertThat(revokeApp.handle(app.key())).isFalse();
    }

    @Test
    void a_revocation_that_was_interrupted_is_completed_by_the_next() {
        AppToken.Requested left =
                AppToken.Requested.issue(new TokenKey("t"), new Secret("x"), new AppKey("one"), null, NOON);
        tokens.add(left, NOON);
        assertThat(revokeApp.handle(new AppKey("one"))).isFalse();
        assertThat(tokens.find(left.key())).isEmpty();
    }
}

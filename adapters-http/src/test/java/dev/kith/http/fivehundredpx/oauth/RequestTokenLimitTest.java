package dev.kith.http.fivehundredpx.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.app.Apps;
import dev.kith.application.attempt.AttemptKey;
import dev.kith.application.attempt.Attempts;
import dev.kith.domain.app.AppKey;
import dev.kith.http.ApiClient;
import dev.kith.http.fivehundredpx.oauth.signature.SigningApp;
import dev.kith.http.fivehundredpx.oauth.signature.SigningApp.TokenCredentials;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@MicronautTest
class RequestTokenLimitTest {

    private static final Map<String, String> REQUEST = Map.of("oauth_callback", "oob");

    private static final Map<String, String> X_AUTH =
            Map.of("x_auth_mode", "client_auth", "x_auth_username", "ada", "x_auth_password", "Wrong-horse-7");

    @Inject
    ApiClient api;

    @Inject
    EmbeddedServer server;

    @Inject
    Apps apps;

    @Inject
    Attempts attempts;

    @Test
    void the_limit_of_one_application_does_not_reach_another() {
        SigningApp greedy = new SigningApp(api, server, apps);
        SigningApp neighbour = new SigningApp(api, server, apps);
        assertThat(greedy.oauth("request_token", TokenCredentials.NONE, REQUEST).status())
                .isEqualTo(200);
        exhaust(greedy.app().key());
        for (ApiClient.Response refused : List.of(
                greedy.oauth("request_token", TokenCredentials.NONE, REQUEST),
                greedy.oauth("access_token", TokenCredentials.NONE, X_AUTH))) {
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.raw().headers().firstValue("Retry-After")).isPresent();
            assertThat(refused.json()).containsOnlyKeys("error", "status");
        }
        assertThat(neighbour
                        .oauth("request_token", TokenCredentials.NONE, REQUEST)
                        .status())
                .isEqualTo(200);
        assertThat(neighbour
                        .oauth("access_token", TokenCredentials.NONE, X_AUTH)
                        .status())
                .isEqualTo(401);
    }

    private void exhaust(AppKey app) {
        List<AttemptKey> key = List.of(new AttemptKey.RequestsOf(app));
        int requests = 0;
        while (requests < 20_000 && attempts.tryAcquire(key) == null) {
            requests++;
        }
        assertThat(requests).isLessThan(20_000);
    }
}

package dev.kith.http.fivehundredpx.oauth.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.app.Apps;
import dev.kith.http.ApiClient;
import dev.kith.http.fivehundredpx.oauth.signature.SigningApp.TokenCredentials;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@MicronautTest
class NonceLimitTest {

    @Inject
    ApiClient api;

    @Inject
    EmbeddedServer server;

    @Inject
    Apps apps;

    @Inject
    Nonces nonces;

    @Test
    void the_limit_of_one_application_does_not_reach_another() {
        SigningApp greedy = new SigningApp(api, server, apps);
        SigningApp neighbour = new SigningApp(api, server, apps);
        String now = Long.toString(Instant.now().getEpochSecond());
        for (int number = 0; number < Nonces.MAX_PER_APP; number++) {
            nonces.use(greedy.app().key(), "", now, "n" + number);
        }
        ApiClient.Response refused = greedy.get("/px/v1/users/1/friends", TokenCredentials.NONE);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.raw().headers().firstValue("Retry-After")).isPresent();
        assertThat(refused.json()).containsOnlyKeys("error", "status");
        assertThat(neighbour
                        .get("/px/v1/users/1/friends", TokenCredentials.NONE)
                        .status())
                .isNotEqualTo(429);
    }
}

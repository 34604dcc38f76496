package dev.kith.http.clients;

import dev.kith.http.Neighbourhood;
import io.micronaut.context.annotation.Value;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

@MicronautTest
class SelfCommunityClientTest {

    @Inject
    EmbeddedServer server;

    @Inject
    Neighbourhood people;

    @Value("${micronaut.security.token.jwt.signatures.secret.generator.secret}")
    String secret;

    @Test
    void the_vendors_own_client_works_in_follow_mode() throws Exception {
        long ada = people.user(people.name("ada"));
        long bob = people.user(people.name("bob"));
        long cyd = people.user(people.name("cyd"));
        people.mutual(ada, bob);
        people.follow(cyd, ada);
        NodeClient.run("selfcommunity-follow.test.mjs", Map.of(
                "KITH_URL", server.getURL().toString(), "KITH_SECRET", secret, "ADA", "" + ada, "BOB", "" + bob, "CYD", "" + cyd));
    }
}

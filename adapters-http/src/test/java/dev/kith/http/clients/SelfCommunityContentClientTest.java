package dev.kith.http.clients;

import dev.kith.application.topic.TopicSetup;
import dev.kith.domain.profile.LatLng;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.topic.Category;
import dev.kith.domain.topic.CategoryId;
import dev.kith.domain.user.Role;
import dev.kith.http.TestUsers;
import io.micronaut.context.annotation.Value;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

@MicronautTest
class SelfCommunityContentClientTest {

    @Inject
    EmbeddedServer server;

    @Inject
    TestUsers people;

    @Inject
    TopicSetup topics;

    @Value("${micronaut.security.token.jwt.signatures.secret.generator.secret}")
    String secret;

    @Test
    void the_selfcommunity_client_searches_writes_and_reads() throws Exception {
        long ada = people.user(people.name("ada"), Profile.EMPTY.withHome(new LatLng(48.85, 2.35)), Role.MEMBER);
        long bob = people.user(people.name("bob"), Profile.EMPTY.withHome(new LatLng(51.5, -0.12)), Role.MEMBER);
        long cyd = people.user(people.name("cyd"));
        people.follow(ada, bob);
        people.follow(bob, cyd);
        topics.keep(new Category(new CategoryId(3), "Chess", "chess"));
        NodeClient.run(
                "selfcommunity-content.test.mjs",
                Map.of(
                        "KITH_URL",
                        server.getURL().toString(),
                        "KITH_SECRET",
                        secret,
                        "ADA",
                        "" + ada,
                        "BOB",
                        "" + bob,
                        "CYD",
                        "" + cyd));
    }
}

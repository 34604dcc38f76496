package dev.kith.http.clients;

import dev.kith.http.Neighbourhood;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Value;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The vendor's own npm client against every way the server can be set up. */
class SelfCommunityClientTest {

    @Nested
    @MicronautTest
    class Follow_mode extends Driven {

        @Test
        void works() throws Exception {
            drive("selfcommunity-follow.test.mjs", true);
        }
    }

    @Nested
    @MicronautTest
    @Property(name = "kith.test.mode", value = "friendship")
    class Friendship_mode_with_empty_answers extends Driven {

        @Test
        void works() throws Exception {
            drive("selfcommunity-friendship.test.mjs", false);
        }
    }

    @Nested
    @MicronautTest
    @Property(name = "kith.test.mode", value = "friendship")
    @Property(name = "kith.selfcommunity.connection-actions", value = "status")
    class Friendship_mode_with_statuses_for_answers extends Driven {

        @Test
        void works() throws Exception {
            drive("selfcommunity-friendship.test.mjs", false);
        }
    }

    /** People to act with, and the script that acts. */
    abstract static class Driven {

        @Inject
        EmbeddedServer server;

        @Inject
        Neighbourhood people;

        @Value("${micronaut.security.token.jwt.signatures.secret.generator.secret}")
        String secret;

        @Value("${kith.selfcommunity.connection-actions}")
        String actions;

        void drive(String script, boolean follows) throws Exception {
            long ada = people.user(people.name("ada"));
            long bob = people.user(people.name("bob"));
            long cyd = people.user(people.name("cyd"));
            if (follows) {
                people.mutual(ada, bob);
                people.follow(cyd, ada);
            }
            Map<String, String> environment = new HashMap<>(Map.of("ADA", "" + ada, "BOB", "" + bob, "CYD", "" + cyd));
            environment.putAll(Map.of("KITH_URL", server.getURL().toString(), "KITH_SECRET", secret, "ACTIONS", actions));
            NodeClient.run(script, environment);
        }
    }
}

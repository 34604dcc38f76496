package dev.kith.http.clients;

import dev.kith.domain.profile.Profile;
import dev.kith.domain.user.Role;
import dev.kith.http.TestUsers;
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

    @Nested
    @MicronautTest
    @Property(name = "kith.test.content-available", value = "false")
    class Follow_mode_for_members_alone extends Driven {}

    @Nested
    @MicronautTest
    @Property(name = "kith.test.mode", value = "friendship")
    @Property(name = "kith.test.content-available", value = "false")
    class Friendship_mode_for_members_alone extends Driven {}

    @Nested
    @MicronautTest
    @Property(name = "kith.test.mode", value = "friendship")
    @Property(name = "kith.test.content-available", value = "false")
    @Property(name = "kith.selfcommunity.connection-actions", value = "status")
    class Friendship_mode_for_members_alone_with_statuses_for_answers extends Driven {}

    /** People to act with, and the script that acts. */
    abstract static class Driven {

        @Inject
        EmbeddedServer server;

        @Inject
        TestUsers people;

        @Value("${micronaut.security.token.jwt.signatures.secret.generator.secret}")
        String secret;

        @Value("${kith.selfcommunity.connection-actions}")
        String actions;

        @Value("${kith.test.mode}")
        String mode;

        @Value("${kith.test.content-available}")
        String content;

        @Test
        void every_method_of_the_user_service_does_what_it_should() throws Exception {
            drive("selfcommunity-every-method.test.mjs", false);
        }

        void drive(String script, boolean follows) throws Exception {
            long ada = people.user(people.name("ada"));
            long bob = people.user(people.name("bob"));
            long cyd = people.user(people.name("cyd"));
            if (follows) {
                people.mutual(ada, bob);
                people.follow(cyd, ada);
            }
            Map<String, String> environment = new HashMap<>(Map.of("ADA", "" + ada, "BOB", "" + bob, "CYD", "" + cyd));
            long root = people.user(people.name("root"), Profile.EMPTY, Role.ADMIN);
            environment.putAll(Map.of("ROOT", "" + root, "NAME", people.name("dan"), "MODE", mode, "CONTENT", content));
            environment.putAll(
                    Map.of("KITH_URL", server.getURL().toString(), "KITH_SECRET", secret, "ACTIONS", actions));
            NodeClient.run(script, environment);
        }
    }
}

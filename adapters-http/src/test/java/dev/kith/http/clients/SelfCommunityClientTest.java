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

/** The vendor's npm client against each configuration of the server. */
class SelfCommunityClientTest {

    @Nested
    @MicronautTest
    class In_follow_mode extends ClientRun {

        @Test
        void the_client_does_what_the_documents_say() throws Exception {
            run("selfcommunity-follow.test.mjs", true);
        }
    }

    @Nested
    @MicronautTest
    @Property(name = "kith.test.mode", value = "friendship")
    class In_friendship_mode_with_empty_responses extends ClientRun {

        @Test
        void the_client_does_what_the_documents_say() throws Exception {
            run("selfcommunity-friendship.test.mjs", false);
        }
    }

    @Nested
    @MicronautTest
    @Property(name = "kith.test.mode", value = "friendship")
    @Property(name = "kith.selfcommunity.connection-actions", value = "status")
    class In_friendship_mode_with_status_responses extends ClientRun {

        @Test
        void the_client_does_what_the_documents_say() throws Exception {
            run("selfcommunity-friendship.test.mjs", false);
        }
    }

    @Nested
    @MicronautTest
    @Property(name = "kith.test.content-available", value = "false")
    class In_follow_mode_for_members_only extends ClientRun {}

    @Nested
    @MicronautTest
    @Property(name = "kith.test.mode", value = "friendship")
    @Property(name = "kith.test.content-available", value = "false")
    class In_friendship_mode_for_members_only extends ClientRun {}

    @Nested
    @MicronautTest
    @Property(name = "kith.test.mode", value = "friendship")
    @Property(name = "kith.test.content-available", value = "false")
    @Property(name = "kith.selfcommunity.connection-actions", value = "status")
    class In_friendship_mode_for_members_only_with_status_responses extends ClientRun {}

    /** Creates users and runs a script of the client. */
    abstract static class ClientRun {

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
        void every_method_of_the_user_service_works() throws Exception {
            run("selfcommunity-every-method.test.mjs", false);
        }

        void run(String script, boolean follows) throws Exception {
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

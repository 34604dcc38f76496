package dev.kith.http.clients;

import dev.kith.domain.profile.Profile;
import dev.kith.domain.user.Role;
import dev.kith.http.TestUsers;
import io.micronaut.context.annotation.Value;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

@MicronautTest
class AccountsClientTest {

    @Inject
    EmbeddedServer server;

    @Inject
    TestUsers people;

    @Value("${micronaut.security.token.jwt.signatures.secret.generator.secret}")
    String secret;

    @Test
    void the_selfcommunity_client_manages_accounts() throws Exception {
        long root = people.user(people.name("root"), Profile.EMPTY, Role.ADMIN);
        NodeClient.run(
                "selfcommunity-accounts.test.mjs",
                Map.of(
                        "KITH_URL",
                        server.getURL().toString(),
                        "KITH_SECRET",
                        secret,
                        "ROOT",
                        "" + root,
                        "NAME",
                        people.name("ada")));
    }
}

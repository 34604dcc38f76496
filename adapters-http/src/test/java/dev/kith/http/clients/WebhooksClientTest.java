package dev.kith.http.clients;

import dev.kith.domain.key.KeyScope;
import dev.kith.http.TestUsers;
import dev.kith.http.graph.TestKeys;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

@MicronautTest
class WebhooksClientTest {

    @Inject
    EmbeddedServer server;

    @Inject
    TestUsers people;

    @Inject
    TestKeys keys;

    @Test
    void standard_webhooks_verifies_what_arrives() throws Exception {
        NodeClient.run(
                "webhooks.test.mjs",
                Map.of(
                        "KITH_URL",
                        server.getURL().toString(),
                        "KEY",
                        keys.create(KeyScope.GRAPH).text().text(),
                        "ADA",
                        "" + people.user(people.name("ada")),
                        "BOB",
                        "" + people.user(people.name("bob"))));
    }
}

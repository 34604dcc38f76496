package dev.kith.http.clients;

import dev.kith.domain.key.KeyScope;
import dev.kith.http.ApiClient;
import dev.kith.http.TestUsers;
import dev.kith.http.graph.TestKeys;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

@MicronautTest
@Property(name = "kith.graph.streams.life", value = "2s")
@Property(name = "kith.graph.streams.checkpoint", value = "500ms")
class EventsClientTest {

    @Inject
    EmbeddedServer server;

    @Inject
    ApiClient api;

    @Inject
    TestUsers people;

    @Inject
    TestKeys keys;

    @Test
    void an_event_source_reads_the_stream() throws Exception {
        long ada = people.user(people.name("ada"));
        NodeClient.run(
                "events.test.mjs",
                Map.of(
                        "KITH_URL",
                        server.getURL().toString(),
                        "KEY",
                        keys.create(KeyScope.GRAPH).text().text(),
                        "TOKEN",
                        api.token(ada),
                        "ADA",
                        "" + ada,
                        "BOB",
                        "" + people.user(people.name("bob"))));
    }
}

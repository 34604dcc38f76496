package dev.kith.http.clients;

import dev.kith.domain.key.KeyScope;
import dev.kith.http.graph.TestKeys;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The document makes a client: the npm packages openapi-typescript and openapi-fetch, unmodified, walk the API. */
@MicronautTest
class GraphClientTest {

    private static final Path DOCUMENT = Path.of("src", "main", "resources", "graph", "openapi.yaml");

    @Inject
    EmbeddedServer server;

    @Inject
    TestKeys keys;

    @Test
    void a_typed_client_that_is_made_of_the_document_walks_the_api() throws IOException, InterruptedException {
        NodeClient.runTyped(
                "graph-walk.ts",
                DOCUMENT,
                Map.of(
                        "KITH_URL",
                        server.getURL().toString(),
                        "KEY",
                        keys.create(KeyScope.GRAPH).text().text()));
    }

    @Test
    void a_linter_has_nothing_to_say_about_the_document() throws IOException, InterruptedException {
        NodeClient.lint(DOCUMENT);
    }
}

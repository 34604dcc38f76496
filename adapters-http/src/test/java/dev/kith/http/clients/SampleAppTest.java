package dev.kith.http.clients;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kith.domain.key.KeyScope;
import dev.kith.http.graph.TestKeys;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The sample app works in a browser. */
@MicronautTest
class SampleAppTest {

    private static final Path APP = Path.of("..", "samples", "node-app");

    @Inject
    EmbeddedServer server;

    @Inject
    TestKeys keys;

    @Test
    void the_app_shows_follows_as_they_happen() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Chromium.PROGRAM), "skipped: chromium is not installed");
        NodeClient.run(
                "sample-app.test.mjs",
                Map.of(
                        "KITH_URL",
                        server.getURL().toString(),
                        "KEY",
                        keys.create(KeyScope.GRAPH).text().text(),
                        "APP",
                        APP.toAbsolutePath().toString(),
                        "CHROMIUM",
                        Chromium.PROGRAM.toString(),
                        "SCREENSHOTS",
                        System.getProperty("kith.screenshots", "")));
    }
}

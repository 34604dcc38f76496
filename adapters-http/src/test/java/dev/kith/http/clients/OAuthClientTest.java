package dev.kith.http.clients;

import dev.kith.http.TestAccounts;
import dev.kith.http.fivehundredpx.oauth.signature.SigningApp;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An OAuth 1.0a client that nobody here wrote, through all three legs; another one goes through them in the journey on Neo4j. */
@MicronautTest
class OAuthClientTest {

    @Inject
    EmbeddedServer server;

    @Inject
    SigningApp app;

    @Inject
    TestAccounts members;

    @Test
    void works() throws Exception {
        NodeClient.run(
                "px-oauth.test.mjs",
                Map.of(
                        "KITH_URL",
                        server.getURL().toString(),
                        "KEY",
                        app.consumerKey(),
                        "SECRET",
                        app.app().secret().text(),
                        "NAME",
                        members.join("ada").name(),
                        "PASSWORD",
                        TestAccounts.PASSWORD,
                        "BOB",
                        "" + members.join("bob").id()));
    }
}

package dev.kith.http.clients;

import dev.kith.http.TestAccounts;
import dev.kith.http.fivehundredpx.oauth.signature.SigningApp;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A third-party OAuth 1.0a client goes through all three legs. */
@MicronautTest
class OAuthClientTest {

    @Inject
    EmbeddedServer server;

    @Inject
    SigningApp app;

    @Inject
    TestAccounts members;

    @Test
    void a_third_party_client_signs_in_and_follows() throws Exception {
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

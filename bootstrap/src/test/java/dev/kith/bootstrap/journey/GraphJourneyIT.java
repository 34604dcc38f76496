package dev.kith.bootstrap.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.key.CreateKey;
import dev.kith.application.key.IssuedKey;
import dev.kith.application.key.RevokeKey;
import dev.kith.application.key.RotateKey;
import dev.kith.bootstrap.commandline.Options;
import dev.kith.bootstrap.data.OperatorSecret;
import dev.kith.bootstrap.graph.TestGraph;
import dev.kith.bootstrap.server.Server;
import dev.kith.domain.key.KeyScope;
import dev.kith.domain.key.KeyText;
import dev.kith.domain.key.ServiceKey;
import dev.kith.neo4j.account.Neo4jKeys;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A backend with a service key, over the real graph. Another program changes the keys meanwhile. */
final class GraphJourneyIT {

    private static final OperatorSecret SECRET = new OperatorSecret("0123456789abcdef0123456789abcdef", null, false);

    private static final KeyText CONFIGURED = KeyText.random(new SecureRandom());

    private final HttpClient http = HttpClient.newHttpClient();
    private final Neo4jKeys keys = new Neo4jKeys(TestGraph.emptied());
    private final Clock clock = Clock.systemUTC();
    private final SecureRandom random = new SecureRandom();
    private final Server server = server();

    private static Server server() {
        Options.Http options = new Options.Http();
        options.port = 0;
        options.serviceKey = CONFIGURED;
        return Server.prepare(options.settings(), SECRET).start(TestGraph.open());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> whoami(KeyText key) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.url().resolve("/graph/v1/whoami"))
                .header("Authorization", "Bearer " + key.text())
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    @Test
    void a_key_is_valid_through_its_rotation_and_refused_within_five_seconds_of_its_revocation() throws Exception {
        assertThat(whoami(CONFIGURED).body()).contains("\"name\":\"--service-key\"");
        CreateKey.Answer created =
                new CreateKey(keys, clock, random).handle("backend", Set.of(KeyScope.GRAPH), null, null);
        IssuedKey issued = ((CreateKey.Answer.Created) created).issued();
        ServiceKey key = issued.key();
        HttpResponse<String> answer = whoami(issued.text());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("\"id\":\"" + key.id() + "\"", "\"scopes\":[\"graph\"]");
        assertThat(keys.find(key.id()).orElseThrow().used()).isNotNull();

        RotateKey rotate = new RotateKey(keys, clock, random);
        KeyText second = ((RotateKey.Answer.Rotated) rotate.handle(key.id(), Duration.ofHours(1)))
                .issued()
                .text();
        assertThat(statusWithinFiveSeconds(second, 200)).isEqualTo(200);
        assertThat(whoami(issued.text()).statusCode()).isEqualTo(200);

        assertThat(new RevokeKey(keys, clock).handle(key.id())).isTrue();
        assertThat(statusWithinFiveSeconds(second, 401)).isEqualTo(401);
        assertThat(whoami(issued.text()).body()).contains("\"reason\":\"revoked\"");
    }

    /** The status of an answer as soon as it is the wanted one, or after five seconds. */
    private int statusWithinFiveSeconds(KeyText key, int wanted) throws IOException, InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        int status = whoami(key).statusCode();
        while (status != wanted && System.nanoTime() < end) {
            Thread.sleep(100);
            status = whoami(key).statusCode();
        }
        return status;
    }
}

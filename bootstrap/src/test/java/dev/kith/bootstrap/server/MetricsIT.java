package dev.kith.bootstrap.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.user.CreateUser;
import dev.kith.application.user.CreateUserAnswer;
import dev.kith.bootstrap.commandline.Options;
import dev.kith.bootstrap.data.OperatorSecret;
import dev.kith.bootstrap.graph.TestGraph;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.Username;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.user.Neo4jUsers;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class MetricsIT {

    private static final OperatorSecret TOKENS =
            new OperatorSecret("a-secret-for-tests-and-for-nothing-else", null, false);

    private final Database database = TestGraph.emptied();
    private final HttpClient http = HttpClient.newHttpClient();

    private static Server server(boolean metrics) {
        Options.Http options = new Options.Http();
        options.port = 0;
        options.metrics = metrics;
        return Server.prepare(options.settings(), TOKENS).start(TestGraph.open());
    }

    private HttpResponse<String> get(Server server, String path) throws Exception {
        return http.send(HttpRequest.newBuilder(server.url().resolve(path)).build(), BodyHandlers.ofString());
    }

    @Test
    void every_cache_tells_what_it_was_asked_and_what_it_holds() throws Exception {
        long ada = ((CreateUserAnswer.Created)
                        new CreateUser(new Neo4jUsers(database), Clock.systemUTC(), UUID::randomUUID)
                                .handle(null, new Username("ada"), Profile.EMPTY, null, Role.MEMBER))
                .user()
                .id()
                .value();
        try (Server server = server(true)) {
            assertThat(get(server, "/api/v2/user/" + ada + "/").statusCode()).isEqualTo(200);
            assertThat(get(server, "/api/v2/user/" + ada + "/").statusCode()).isEqualTo(200);

            String metrics = get(server, "/prometheus").body();
            for (String cache : new String[] {
                "lists", "summaries", "users", "searches", "hidden_users", "requests", "rendered_users", "access_tokens"
            }) {
                assertThat(metrics).contains("cache=\"" + cache + "\"");
            }
            assertThat(metrics).containsPattern("cache_gets_total\\{cache=\"summaries\",.*result=\"hit\".*\\} [1-9]");
            assertThat(metrics).containsPattern("kith_cache_weight_bytes\\{cache=\"summaries\"\\} [1-9]");
            assertThat(metrics).containsPattern("kith_cache_weight_max_bytes\\{cache=\"lists\"\\} [1-9]");
        }
    }

    @Test
    void no_one_is_told_unless_the_operator_says_so() throws Exception {
        try (Server server = server(false)) {
            assertThat(get(server, "/prometheus").statusCode()).isEqualTo(404);
        }
    }
}

package dev.kith.bootstrap.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.kith.bootstrap.TestProgram;
import dev.kith.bootstrap.commandline.Options;
import dev.kith.bootstrap.configuration.Neo4jPortSettings;
import dev.kith.bootstrap.data.DataDirectory;
import dev.kith.bootstrap.data.OperatorSecret;
import dev.kith.bootstrap.graph.Graph;
import dev.kith.bootstrap.graph.TcpPorts;
import dev.kith.bootstrap.server.Server;
import dev.kith.domain.change.JournalPosition;
import dev.kith.domain.key.KeyText;
import dev.kith.neo4j.journal.Neo4jJournal;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;

/** A server that writes no journal, between two that write one, over one graph. */
final class EventsOffIT {

    private static final OperatorSecret SECRET = new OperatorSecret("0123456789abcdef0123456789abcdef", null, false);
    private static final KeyText KEY = KeyText.random(new SecureRandom());

    @TempDir
    Path folder = Path.of("");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Neo4jPortSettings ports = new Neo4jPortSettings(TcpPorts.findFree(), 0);

    private interface Visit {

        void to(Server server, Graph graph) throws Exception;
    }

    private void serve(boolean events, Visit visit) throws Exception {
        Options.Http options = new Options.Http();
        options.port = 0;
        options.serviceKey = KEY;
        options.events = events ? Options.Switch.ON : Options.Switch.OFF;
        try (Graph graph = Graph.openForServer(
                        new Options.RemoteNeo4j().settings(), ports, new DataDirectory(folder), events);
                Server server = Server.prepare(options.settings(), SECRET).start(graph)) {
            visit.to(server, graph);
        }
    }

    private HttpResponse<String> send(Server server, String method, String path, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.url().resolve("/graph/v1" + path))
                .header("Authorization", "Bearer " + KEY.text())
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private List<String> types(Server server, JournalPosition after) throws Exception {
        HttpResponse<String> answer = send(server, "GET", "/events?after=" + after, "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return ((List<?>) JSONObjectUtils.parse(answer.body()).get("data"))
                .stream().map(event -> (String) ((Map<?, ?>) event).get("type")).toList();
    }

    @Test
    void a_reader_is_told_that_changes_are_missing() throws Exception {
        JournalPosition[] seen = new JournalPosition[1];
        serve(true, (server, graph) -> {
            for (String user : List.of("a", "b", "c")) {
                assertThat(send(server, "PUT", "/users/ext:" + user, "{}").statusCode())
                        .isEqualTo(201);
            }
            seen[0] = new Neo4jJournal(graph.database()).newest();
            assertThat(types(server, seen[0])).isEmpty();
        });
        serve(false, (server, graph) -> {
            HttpResponse<String> follow = send(server, "PUT", "/users/ext:a/followings/ext:b", "");
            assertThat(follow.statusCode()).isEqualTo(201);
            assertThat(follow.headers().firstValue("Kith-State")).isEmpty();
            assertThat(send(server, "GET", "/users/ext:b/followers", "").body()).contains("\"count\":1");
            try (Driver analyst = GraphDatabase.driver(
                    "bolt://127.0.0.1:" + ports.bolt(),
                    AuthTokens.basic(
                            "neo4j",
                            Files.readString(folder.resolve("neo4j-password")).strip()))) {
                analyst.executableQuery("MATCH (:User)-[f:FOLLOWS]->() DELETE f")
                        .execute();
            }
            assertThat(send(server, "PUT", "/users/ext:c/followings/ext:b", "").statusCode())
                    .isEqualTo(201);
            assertThat(new Neo4jJournal(graph.database()).newest()).isEqualTo(seen[0]);
        });
        serve(true, (server, graph) -> {
            assertThat(types(server, seen[0])).containsExactly("graph.reset");
            assertThat(send(server, "DELETE", "/users/ext:c/followings/ext:b", "")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(types(server, seen[0])).containsExactly("graph.reset", "follow.deleted");
        });
        serve(
                true,
                (server, graph) -> assertThat(types(server, seen[0])).containsExactly("graph.reset", "follow.deleted"));
    }

    @Test
    void servers_that_share_a_graph_need_its_journal() {
        TestProgram kith = new TestProgram();
        assertThat(kith.run("serve", "--events", "off", "--neo4j", "bolt://127.0.0.1:1"))
                .isEqualTo(2);
        assertThat(kith.err()).contains("leave out --events off, or --neo4j");
        assertThat(kith.run("serve", "--events", "no")).isEqualTo(2);
        assertThat(kith.err()).contains("on or off");
        assertThat(kith.run("demo", "--events", "off")).isEqualTo(2);
    }
}

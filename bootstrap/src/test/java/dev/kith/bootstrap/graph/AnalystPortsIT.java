package dev.kith.bootstrap.graph;

import static java.net.http.HttpRequest.BodyPublishers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.kith.bootstrap.configuration.Neo4jPortSettings;
import dev.kith.bootstrap.data.DataDirectory;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.neo4j.driver.AccessMode;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.Session;
import org.neo4j.driver.SessionConfig;
import org.neo4j.driver.exceptions.Neo4jException;

/** What those who may use Bolt, Neo4j Browser or Neo4j's HTTP API cannot do. */
@Timeout(300)
final class AnalystPortsIT {

    private static final String SECRET = "the-secret-of-the-operator";

    @TempDir
    static Path folder = Path.of("");

    private static final Neo4jPortSettings PORTS = new Neo4jPortSettings(TcpPorts.findFree(), TcpPorts.findFree());

    private static final AtomicInteger VISITS = new AtomicInteger();

    private static Graph graph;
    private static Driver driver;
    private static HttpServer web;
    private static ServerSocket ftp;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void open_the_graph_and_what_it_must_not_reach() throws IOException {
        graph = Graph.openEmbedded(
                PORTS, new DataDirectory(folder.resolve("data")), Graph.OPERATOR_READ_TIMEOUT, false);
        driver = GraphDatabase.driver(
                "bolt://" + TcpPorts.LOOPBACK + ":" + PORTS.bolt(), AuthTokens.basic("neo4j", password()));
        web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        web.createContext("/", exchange -> {
            VISITS.incrementAndGet();
            byte[] body = SECRET.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        web.start();
        ftp = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(AnalystPortsIT::countFtpVisits);
        Files.writeString(folder.resolve("secret.csv"), SECRET);
    }

    private static String password() {
        return graph.password() == null ? "" : graph.password().value();
    }

    private static void countFtpVisits() {
        while (!ftp.isClosed()) {
            try (Socket _ = ftp.accept()) {
                VISITS.incrementAndGet();
            } catch (SocketException closed) {
                return;
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    @AfterAll
    static void close() throws IOException {
        driver.close();
        graph.close();
        web.stop(0);
        ftp.close();
    }

    private static List<String> outside() {
        int port = web.getAddress().getPort();
        List<String> addresses = new ArrayList<>();
        addresses.add(folder.resolve("secret.csv").toUri().toString());
        addresses.add(folder.resolve("data")
                .resolve(DataDirectory.NEO4J_PASSWORD)
                .toUri()
                .toString());
        addresses.add("file:/etc/passwd");
        addresses.add("file:///etc/passwd");
        addresses.add("file://localhost/etc/passwd");
        addresses.add("FILE:///etc/passwd");
        addresses.add("jar:" + folder.resolve("secret.csv").toUri() + "!/x");
        for (String host : List.of("127.0.0.1", "localhost", "LOCALHOST", "127.1", "0.0.0.0", "2130706433", "0x7f.1")) {
            addresses.add("http://" + host + ":" + port + "/");
        }
        for (String host : List.of("[::1]", "[::ffff:127.0.0.1]", "[::]")) {
            addresses.add("http://" + host + ":" + port + "/");
        }
        addresses.add("https://127.0.0.1:" + port + "/");
        addresses.add("ftp://127.0.0.1:" + ftp.getLocalPort() + "/x");
        addresses.add("ftp://localhost:" + ftp.getLocalPort() + "/x");
        return addresses;
    }

    @Test
    void no_statement_over_bolt_reads_a_file_or_an_address() {
        for (AccessMode mode : AccessMode.values()) {
            try (Session session = driver.session(
                    SessionConfig.builder().withDefaultAccessMode(mode).build())) {
                assertThat(session.run("RETURN 1 AS one").single().get("one").asInt())
                        .isEqualTo(1);
                for (String address : outside()) {
                    assertThatThrownBy(() -> session.run("LOAD CSV FROM '" + address + "' AS line RETURN line")
                                    .list())
                            .as("%s %s", mode, address)
                            .isInstanceOf(Neo4jException.class)
                            .hasMessageNotContaining(SECRET);
                }
            }
        }
        assertThat(VISITS).hasValue(0);
    }

    @Test
    void no_statement_over_http_reads_a_file_or_an_address() throws Exception {
        for (String path : List.of("/db/neo4j/query/v2", "/db/neo4j/tx/commit")) {
            assertThat(post(path, "RETURN 41 + 1")).contains("42");
            for (String address : outside()) {
                assertThat(post(path, "LOAD CSV FROM '" + address + "' AS line RETURN line"))
                        .as("%s %s", path, address)
                        .contains("Neo.ClientError.")
                        .doesNotContain(SECRET, "root:");
            }
        }
        assertThat(VISITS).hasValue(0);
    }

    private String post(String path, String statement) throws IOException, InterruptedException {
        String body = path.endsWith("v2")
                ? "{\"statement\":\"" + statement + "\",\"accessMode\":\"READ\"}"
                : "{\"statements\":[{\"statement\":\"" + statement + "\"}]}";
        String credentials =
                Base64.getEncoder().encodeToString(("neo4j:" + password()).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(uri(path))
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        while (true) {
            try {
                return http.send(request, BodyHandlers.ofString()).body();
            } catch (ConnectException notYetOpen) {
                Thread.sleep(50);
            }
        }
    }

    private static URI uri(String path) {
        return URI.create("http://" + TcpPorts.LOOPBACK + ":" + PORTS.browser() + path);
    }

    @Test
    void one_statement_takes_at_most_a_quarter_of_the_memory_of_transactions() {
        try (Session session = driver.session()) {
            String setting = "SHOW SETTINGS 'db.memory.transaction.max' YIELD value";
            long mib = EmbeddedNeo4jSettings.transactionMib(Runtime.getRuntime().maxMemory() / (1L << 20) / 2);
            assertThat(session.run(setting).single().get("value").asString()).isEqualTo(bytes(mib));
            assertThatThrownBy(() -> session.run("UNWIND range(1, 100000000) AS n RETURN count(DISTINCT n)")
                            .single())
                    .isInstanceOfSatisfying(
                            Neo4jException.class,
                            failure -> assertThat(failure.code()).contains("MemoryPoolOutOfMemoryError"));
            assertThat(session.run("RETURN 1 AS one").single().get("one").asInt())
                    .isEqualTo(1);
        }
    }

    private static String bytes(long mib) {
        return mib + ".00MiB";
    }
}

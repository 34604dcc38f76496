package dev.kith.bootstrap.importing.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.application.importing.IncomingUsers;
import dev.kith.application.importing.follow.FollowList;
import dev.kith.application.user.CreateUserAnswer;
import dev.kith.application.user.NewUser;
import dev.kith.bootstrap.TestProgram;
import dev.kith.bootstrap.commandline.CommandFailure;
import dev.kith.bootstrap.commandline.Options;
import dev.kith.bootstrap.configuration.Neo4jPortSettings;
import dev.kith.bootstrap.data.DataDirectory;
import dev.kith.bootstrap.data.OperatorSecret;
import dev.kith.bootstrap.graph.Graph;
import dev.kith.bootstrap.graph.TcpPorts;
import dev.kith.bootstrap.graph.TestGraph;
import dev.kith.bootstrap.importing.file.UsersAndFollows;
import dev.kith.bootstrap.importing.read.BadLines;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.Username;
import dev.kith.neo4j.doctor.Doctor;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.Row;
import dev.kith.neo4j.user.Neo4jUsers;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares an import that creates the graph with an import into an empty graph. */
final class FirstImportIT {

    private static final String USERS = """
            id,uuid,username,real_name,bio,location,description,gender,website,date_of_birth,date_joined,email,role,ext_id,company_name,company_role
            40,00000000-0000-0000-0000-000000000040,Ada,Ada Löv,"bio, of Ada",Paris,Notes,female,https://a.org,1815-12-10,2020-01-02T03:04:05Z,\
            Ada@a.org,admin,4711,Engines,Analyst
            ,00000000-0000-0000-0000-000000000041,bob,,,,,,,,,,,,,
            7,00000000-0000-0000-0000-000000000007,User9,,,,,,,,,,,,,
            8,00000000-0000-0000-0000-000000000008,carl,,,,,,,,,ada@A.ORG,,,,
            9,00000000-0000-0000-0000-000000000019,ADA,,,,,,,,,,,,,
            7,00000000-0000-0000-0000-000000000077,dora,,,,,,,,,,,,,
            ,00000000-0000-0000-0000-000000000042,emil,,,,,,,,,emil@a.org,,,,
            41,00000000-0000-0000-0000-000000000043,fred,,,,,,,,,fred@a.org,,,,
            44,00000000-0000-0000-0000-000000000044,jack,,,,,,,,,,,auth0|ä 7,,
            45,00000000-0000-0000-0000-000000000045,kate,,,,,,,,,,,auth0|ä 7,,
            x,,gina,,,,,,,,,,,,,
            50,,hugo,,,,,,,,,,,,,
            51,,i v,,,,,,,,,,,,,
            """;

    /**
     * 8, 9 and 41 are in rejected lines of the users file. 9 and 42 are also in the edge list; 42 is the next free id
     * of a user without one.
     */
    private static final String EDGES =
            "# a comment\n7 40\n40 7\n7\t40\n1 9\n9 1\n3 3\n40 42\n60 61\n61 60\n60 7\n0 4\nx 4\n";

    private static final String FOLLOWS = """
            follower,followee,since
            40,41,2021-01-01
            41,40,2021-01-02T00:00:00Z
            40,50,
            40,8,2021-01-01
            8,40,
            40,7,2021-03-03
            40,999,2021-01-01
            998,40,
            50,50,
            50,7,never
            42,50,2021-01-01
            """;

    /** Without the journal. Labels sorted by name, because the database returns them in any order. */
    private static final String EVERYONE = """
            MATCH (n) WHERE NOT n:Journal AND coalesce(n.name, '') <> 'journal'
            UNWIND labels(n) AS label WITH n, label ORDER BY label
            WITH n, reduce(all = '', label IN collect(label) | all + ':' + label) AS labels
            RETURN labels, n {.*, applied: null, place: toString(n.place)} AS properties""";

    private static final String EDGES_OF_ALL =
            "MATCH (a)-[r]->(b) RETURN type(r) AS labels, r {.*, start: coalesce(a.id, a.name), end: coalesce(b.id, b.name)} AS properties";

    @TempDir
    Path folder = Path.of("");

    private final TestProgram kith = new TestProgram();
    private final Instant begun = Instant.now().minusSeconds(60);

    @Test
    void both_imports_write_the_same_graph_and_print_the_same() throws IOException {
        Path offline = folder.resolve("offline");
        Path online = folder.resolve("online");
        Files.createDirectories(offline.resolve("neo4j.importing/data"));
        Files.writeString(offline.resolve("neo4j.importing/data/left"), "over");
        open(online).close();
        String[] files = {
            "--users",
            file("users.csv", USERS),
            "--follows",
            file("follows.csv", FOLLOWS),
            "--edges",
            file("edges.tsv", EDGES),
            "--tags",
            file("tags.csv", "id,name\n1,founder\n"),
            "--tagged",
            file("tagged.csv", "user,tag\n40,1\n60,1\n8,1\n77,1\n"),
            "--posts",
            file("posts.csv", "id,author,text,added_at\n7,40,yes,2024-05-01T10:00:00Z\n8,77,no,\n")
        };
        String offlineOutput = imported(offline, files);
        String onlineOutput = imported(online, files);
        assertThat(offlineOutput)
                .isEqualTo(onlineOutput)
                .contains(
                        "\"users_created\":", "another user has the e-mail address ada@A.ORG", "there is no user 999");
        assertThat(offline.resolve("neo4j.importing")).doesNotExist();
        List<String> expected;
        try (Graph graph = open(online)) {
            expected = everything(graph.database());
        }
        try (Graph graph = open(offline)) {
            assertThat(everything(graph.database())).isEqualTo(expected).hasSizeGreaterThan(20);
            assertConsistent(graph.database());
            long last = TestGraph.run(graph.database(), "MATCH (u:User) RETURN max(u.id) AS last")
                    .getFirst()
                    .number("last");
            NewUser next = new NewUser(
                    null,
                    UUID.randomUUID(),
                    new Username("next"),
                    Profile.EMPTY,
                    null,
                    null,
                    Instant.EPOCH,
                    Role.MEMBER);
            assertThat(new Neo4jUsers(graph.database()).create(next))
                    .isInstanceOfSatisfying(
                            CreateUserAnswer.Created.class,
                            created -> assertThat(created.user().id()).isEqualTo(new UserId(last + 1)));
        }
    }

    @Test
    void both_imports_write_the_same_graph_of_many_random_follows() throws IOException {
        Path offline = folder.resolve("offline");
        Path online = folder.resolve("online");
        open(online).close();
        Random random = new Random(7);
        StringBuilder edges = new StringBuilder();
        // several transactions of users and of follows
        for (int i = 0; i < 12_000; i++) {
            edges.append((long) (random.nextDouble() * random.nextDouble() * 3_000) * 1_000_003L + 1)
                    .append(' ');
            edges.append(random.nextInt(3_000) * 1_000_003L + 1).append('\n');
        }
        String file = file("edges.tsv", edges.toString());
        assertThat(imported(offline, "--edges", file)).isEqualTo(imported(online, "--edges", file));
        List<String> expected;
        try (Graph graph = open(online)) {
            expected = everything(graph.database());
        }
        assertThat(imported(offline, "--edges", file)).contains("\"users_created\":0", "\"follows_created\":0");
        try (Graph graph = open(offline)) {
            assertThat(everything(graph.database())).isEqualTo(expected).hasSizeGreaterThan(12_000);
            assertConsistent(graph.database());
        }
    }

    @Test
    void a_bad_line_fails_both_imports_with_the_same_message_and_leaves_no_graph() throws IOException {
        Path offline = folder.resolve("offline");
        Path online = folder.resolve("online");
        open(online).close();
        String users = file("users.csv", "id,username,email\n1,ada,a@a.org\n2,bob,A@a.org\n");
        String edges = file("edges.tsv", "1 2\n");
        String follows = file("follows.csv", "follower,followee\n1,2\n1,3\n");
        String posts = file("posts.csv", "id,author,text\n1,9,who\n");
        String[][] bad = {
            {"--users", users, "--follows", follows}, {"--edges", edges, "--posts", posts}, {"--users", users}
        };
        for (String[] files : bad) {
            assertThat(run(offline, files)).isEqualTo(1);
            String message = kith.err();
            assertThat(message).contains("line ");
            assertThat(run(online, files)).isEqualTo(1);
            assertThat(kith.err()).isEqualTo(message);
            assertNoGraph(offline);
        }
    }

    @Test
    void a_stopped_first_import_leaves_no_graph() {
        AtomicInteger asked = new AtomicInteger();
        // the import asks once per thousand users or follows, and once at the end
        for (int at : new int[] {1, 5, 15, 24}) {
            asked.set(0);
            Path stopped = folder.resolve("stopped" + at);
            assertThatThrownBy(() -> write(stopped, () -> asked.incrementAndGet() >= at))
                    .isInstanceOf(ImportRun.Stopped.class);
            assertNoGraph(stopped);
        }
    }

    @Test
    void only_its_own_password_opens_an_imported_graph() {
        write(folder, () -> false);
        Neo4jPortSettings ports = new Neo4jPortSettings(TcpPorts.findFree(), 0);
        DataDirectory data = new DataDirectory(folder);
        try (Graph graph = Graph.openEmbedded(ports, data, Duration.ofSeconds(60), true)) {
            // the first user exists before any port opens
            assertThat(folder.resolve("neo4j/data/dbms/auth.ini")).exists();
            graph.verify();
            Options.RemoteNeo4j remote = new Options.RemoteNeo4j();
            remote.uri = URI.create("bolt://127.0.0.1:" + ports.bolt());
            remote.password = "neo4j";
            assertThatThrownBy(
                            () -> Graph.open(remote.settings(), Neo4jPortSettings.CLOSED, data, Duration.ofSeconds(60)))
                    .isInstanceOf(CommandFailure.class)
                    .hasMessageContaining("refuses the user");
            remote.password = OperatorSecret.existingNeo4jPassword(data);
            try (Graph again = Graph.open(remote.settings(), Neo4jPortSettings.CLOSED, data, Duration.ofSeconds(60))) {
                assertThat(TestGraph.run(again.database(), "MATCH (u:User) RETURN count(u) AS n")
                                .getFirst()
                                .number("n"))
                        .isEqualTo(3_000);
            }
        }
    }

    private static void write(Path data, BooleanSupplier isStopped) {
        FollowList list = new FollowList();
        for (int i = 0; i < 20_000; i++) {
            list.add(1 + i % 3_000, 1 + (i + 1 + i / 3_000) % 3_000, FollowList.UNKNOWN_TIME);
        }
        Set<Long> ids = new HashSet<>(LongStream.rangeClosed(1, 3_000).boxed().toList());
        UsersAndFollows files = new UsersAndFollows(null, 0, null, new IncomingUsers(Set.of(), ids), 0, list);
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        Graph.write(
                new DataDirectory(data),
                new FirstImport(
                        files,
                        new ImportRun(isStopped, Clock.systemUTC(), BadLines.silent(), nowhere, new ImportReport())));
    }

    private static void assertNoGraph(Path data) {
        assertThat(data.resolve("neo4j")).doesNotExist();
        assertThat(data.resolve("neo4j.importing")).doesNotExist();
    }

    private static void assertConsistent(Database database) {
        assertThat(new Doctor(database).examine(false, rule -> {})).isEmpty();
    }

    private static Graph open(Path data) {
        return Graph.open(
                new Options.RemoteNeo4j().settings(),
                Neo4jPortSettings.CLOSED,
                new DataDirectory(data),
                Graph.OPERATOR_READ_TIMEOUT);
    }

    private int run(Path data, String... files) {
        List<String> all = new ArrayList<>(List.of("import", "--data", data.toString()));
        all.addAll(List.of(files));
        return kith.run(all.toArray(String[]::new));
    }

    /** @return the output without durations */
    private String imported(Path data, String... files) {
        List<String> all = new ArrayList<>(List.of(files));
        all.addAll(List.of("--on-error", "skip", "--json"));
        assertThat(run(data, all.toArray(String[]::new))).isZero();
        return kith.err().replaceAll(".* s left\n", "")
                + kith.out().replaceAll("\"(follows_per_second|seconds)\":[0-9.]+", "");
    }

    /** All nodes and edges with their properties as sorted texts. Current times become "now", random UUIDs "some". */
    private List<String> everything(Database database) {
        List<String> all = new ArrayList<>();
        for (String cypher : List.of(EVERYONE, EDGES_OF_ALL)) {
            List<Row> rows = TestGraph.run(database, cypher);
            long first = rows.stream().mapToLong(this::sinceNow).min().orElse(0);
            for (Row row : rows) {
                Map<String, Object> properties = new TreeMap<>();
                row.map("properties").values().forEach((key, value) -> {
                    if (value != null) {
                        properties.put(key, value);
                    }
                });
                properties.computeIfPresent(
                        "since", (_, value) -> sinceNow(row) == Long.MAX_VALUE ? value : sinceNow(row) - first);
                properties.computeIfPresent(
                        "uuid", (_, value) -> value.toString().startsWith("00000000-") ? value : "some");
                properties.replaceAll((_, value) ->
                        value instanceof ZonedDateTime time && time.toInstant().isAfter(begun) ? "now" : value);
                all.add(row.text("labels") + " " + properties);
            }
        }
        Collections.sort(all);
        return all;
    }

    private long sinceNow(Row row) {
        Long since = row.map("properties").numberOrNull("since");
        return since == null || since < ChronoUnit.MICROS.between(Instant.EPOCH, begun) ? Long.MAX_VALUE : since;
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }
}

package dev.kith.bootstrap.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.bootstrap.TestProgram;
import dev.kith.bootstrap.commandline.Options;
import dev.kith.bootstrap.configuration.Neo4jPortSettings;
import dev.kith.bootstrap.data.DataDirectory;
import dev.kith.bootstrap.graph.Graph;
import dev.kith.bootstrap.graph.TestGraph;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DoctorCommandIT {

    private static final String FOLLOWS = "MATCH ()-[f:FOLLOWS]->() RETURN f.since AS since ORDER BY since";

    @TempDir
    Path folder = Path.of("");

    private final TestProgram kith = new TestProgram();

    @Test
    void a_graph_that_breaks_its_constraints_is_refused_until_the_doctor_fixes_it() {
        try (Graph graph = open()) {
            TestGraph.run(graph.database(), "DROP CONSTRAINT follows_pair");
            TestGraph.run(graph.database(), """
                    CREATE (a:User:Listed {id: 1, uuid: 'a', username: 'a', username_key: 'a', status: 'a'}),
                           (b:User:Listed {id: 2, uuid: 'b', username: 'b', username_key: 'b', status: 'a'}), (:Sequence {name: 'user', last: 2}),
                           (a)-[:FOLLOWS {follower: 1, followee: 2, since: 5, mutual: false}]->(b),
                           (a)-[:FOLLOWS {follower: 1, followee: 2, since: 4, mutual: true}]->(b)""");
        }
        String data = folder.toString();

        assertThat(kith.run("serve", "--data", data, "--port", "0", "--bolt-port", "0", "--browser-port", "0"))
                .isEqualTo(1);
        assertThat(kith.err()).contains("kith doctor --fix").hasLineCount(1);

        assertThat(kith.run("doctor", "--data", data)).isEqualTo(1);
        assertThat(kith.out()).contains("broken  follow-once", "users 1 and 2", "broken  schema", "follows_pair");

        assertThat(kith.run("doctor", "--fix", "--data", data)).isZero();
        assertThat(kith.out())
                .contains("fixed   follow-once", "fixed   mutual", "fixed   schema")
                .doesNotContain("broken");

        try (Graph graph = open()) {
            assertThat(TestGraph.run(graph.database(), FOLLOWS))
                    .singleElement()
                    .satisfies(row -> assertThat(row.number("since")).isEqualTo(4));
        }
    }

    @Test
    void the_doctor_creates_no_graph() {
        assertThat(kith.run("doctor", "--data", folder.resolve("none").toString()))
                .isEqualTo(1);
        assertThat(kith.err()).contains("no graph", "--data");
        assertThat(folder.resolve("none")).doesNotExist();
    }

    private Graph open() {
        return Graph.open(
                new Options.RemoteNeo4j().settings(),
                Neo4jPortSettings.CLOSED,
                new DataDirectory(folder),
                Graph.OPERATOR_READ_TIMEOUT);
    }
}

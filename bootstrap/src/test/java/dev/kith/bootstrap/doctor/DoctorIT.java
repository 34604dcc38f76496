package dev.kith.bootstrap.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.bootstrap.graph.TestGraph;
import dev.kith.neo4j.doctor.Doctor;
import dev.kith.neo4j.doctor.Doctor.Finding;
import dev.kith.neo4j.seam.Database;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each fault is planted in a graph where all is well, as someone with the Browser could plant it. */
final class DoctorIT {

    /** 1 and 2 follow each other, 3 follows 1, 4 and 5 are connected, 5 asked 6, 6 hides 7, 8 is deleted. */
    private static final String WELL =
            """
            UNWIND range(1, 8) AS id
            CREATE (u:User:Listed {id: id, uuid: toString(id), username_key: 'u' + id, status: 'a', date_joined: datetime('2026-01-01T00:00:00Z')})
            WITH collect(u) AS u
            FOREACH (d IN [u[7]] | SET d.status = 'd' REMOVE d:Listed)
            WITH u, u[0] AS a, u[1] AS b, u[2] AS c, u[3] AS d, u[4] AS e, u[5] AS f, u[6] AS g
            CREATE (:Sequence {name: 'user', last: 8}),
                   (a)-[:FOLLOWS {follower: 1, followee: 2, since: 1, mutual: true}]->(b),
                   (b)-[:FOLLOWS {follower: 2, followee: 1, since: 2, mutual: true}]->(a),
                   (c)-[:FOLLOWS {follower: 3, followee: 1, since: 3, mutual: false}]->(a),
                   (d)-[:CONNECTED {low: 4, high: 5, since: 4}]->(e),
                   (e)-[:REQUESTED {low: 5, high: 6, from: 5, to: 6, created: 5}]->(f),
                   (f)-[:HIDES {hider: 6, hidden: 7, since: 6}]->(g)""";

    private Database database = TestGraph.emptied();

    @BeforeEach
    void well() {
        database = TestGraph.emptied();
        TestGraph.run(database, WELL);
        assertThat(off(false)).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            itself              | MATCH (a:User {id: 3}) CREATE (a)-[:FOLLOWS {follower: 3, followee: 3, since: 9, mutual: true}]->(a)
            itself              | MATCH (a:User {id: 3}) CREATE (a)-[:HIDES {hider: 3, hidden: 3, since: 9}]->(a)
            listed              | MATCH (a:User {id: 7}) REMOVE a:Listed
            listed              | MATCH (a:User {id: 8}) SET a:Listed
            deleted             | MATCH (a:User {id: 8}), (b:User {id: 1}) CREATE (a)-[:FOLLOWS {follower: 8, followee: 1, since: 9, mutual: false}]->(b)
            deleted             | MATCH (a:User {id: 1}) SET a.status = 'u' REMOVE a:Listed
            hidden              | MATCH (a:User {id: 7}), (b:User {id: 6}) CREATE (a)-[:FOLLOWS {follower: 7, followee: 6, since: 9, mutual: false}]->(b)
            followed once       | MATCH (a:User {id: 1}), (b:User {id: 2}) CREATE (a)-[:FOLLOWS {follower: 1, since: 9, mutual: true}]->(b)
            hidden once         | MATCH (a:User {id: 6}), (b:User {id: 7}) CREATE (a)-[:HIDES {hider: 6, since: 9}]->(b)
            connected once      | MATCH (a:User {id: 4}), (b:User {id: 5}) CREATE (b)-[:CONNECTED {low: 5, high: 4, since: 9}]->(a)
            asked once          | MATCH (a:User {id: 5}), (b:User {id: 6}) CREATE (b)-[:REQUESTED {low: 6, high: 5, from: 6, to: 5, created: 9}]->(a)
            asked, not connected| MATCH (a:User {id: 4}), (b:User {id: 5}) CREATE (b)-[:REQUESTED {low: 4, high: 5, from: 5, to: 4, created: 9}]->(a)
            FOLLOWS follower, followee | MATCH ()-[f:FOLLOWS {follower: 3}]->() SET f.follower = 33
            FOLLOWS follower, followee | MATCH ()-[f:FOLLOWS {follower: 3}]->() REMOVE f.followee
            HIDES hider, hidden | MATCH ()-[h:HIDES]->() SET h.hidden = 1
            REQUESTED from, to  | MATCH ()-[r:REQUESTED]->() SET r.from = 6, r.to = 5
            REQUESTED low, high | MATCH ()-[r:REQUESTED]->() SET r.low = 6, r.high = 5
            low to high         | MATCH (a:User {id: 1}), (b:User {id: 2}) CREATE (b)-[:CONNECTED {low: 1, high: 2, since: 9}]->(a)
            CONNECTED low, high | MATCH ()-[c:CONNECTED]->() SET c.low = 40
            FOLLOWS since       | MATCH ()-[f:FOLLOWS {follower: 3}]->() REMOVE f.since
            FOLLOWS since       | MATCH ()-[f:FOLLOWS {follower: 3}]->() SET f.since = 'yesterday'
            REQUESTED created   | MATCH ()-[r:REQUESTED]->() REMOVE r.created
            mutual              | MATCH ()-[f:FOLLOWS {follower: 1}]->() SET f.mutual = false
            mutual              | MATCH ()-[f:FOLLOWS {follower: 1}]->() DELETE f
            mutual              | MATCH ()-[f:FOLLOWS {follower: 3}]->() REMOVE f.mutual
            next id             | MATCH (s:Sequence) SET s.last = 7
            next id             | MATCH (s:Sequence) DELETE s
            indexes             | DROP INDEX followers_in_order
            indexes             | DROP CONSTRAINT follows_pair
            """)
    void a_fault_is_found_and_mended(String name, String plant) {
        TestGraph.run(database, plant);
        assertThat(off(false)).extracting(Finding::name).contains(name);
        assertThat(off(false)).as("looking changes nothing").extracting(Finding::name).contains(name);
        assertThat(off(true)).allSatisfy(finding -> assertThat(finding.isLeft()).as(finding.name()).isFalse());
        assertThat(off(false)).isEmpty();
    }

    @Test
    void many_faults_are_mended_in_small_steps() {
        TestGraph.run(
                database,
                """
                MATCH (a:User {id: 1})
                UNWIND range(100, 1400) AS id
                CREATE (u:User:Listed {id: id, uuid: toString(id), username_key: 'u' + id, status: 'a', date_joined: datetime()}),
                       (u)-[:FOLLOWS {follower: id, followee: 1, since: id, mutual: true}]->(a)""");
        assertThat(off(false)).extracting(Finding::name).containsExactlyInAnyOrder("mutual", "next id");
        assertThat(off(true)).filteredOn(finding -> finding.name().equals("mutual")).first().satisfies(finding -> {
            assertThat(finding.faults()).isEqualTo(1_301);
            assertThat(finding.mended()).isEqualTo(1_301);
            assertThat(finding.examples()).hasSize(5);
        });
        assertThat(off(false)).isEmpty();
    }

    @Test
    void edges_of_the_soft_deleted_are_parked_with_all_they_say() {
        TestGraph.run(database, "MATCH (a:User {id: 1}) SET a.status = 'd' REMOVE a:Listed");
        off(true);
        assertThat(TestGraph.run(
                                database,
                                "MATCH (:User {id: 1})-[p:PARKED_FOLLOWS {follower: 1, followee: 2, since: 1, mutual: true}]->(:User {id: 2}) "
                                        + "RETURN count(p) AS n")
                        .getFirst()
                        .number("n"))
                .isEqualTo(1);
    }

    private List<Finding> off(boolean mend) {
        return new Doctor(database).examine(mend, _ -> {}).stream().filter(finding -> finding.faults() > 0).toList();
    }
}

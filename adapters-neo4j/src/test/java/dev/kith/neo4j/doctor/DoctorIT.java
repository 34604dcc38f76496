package dev.kith.neo4j.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.kith.application.Stores;
import dev.kith.application.user.NewUser;
import dev.kith.domain.follow.FollowRules;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.tie.Pair;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.Username;
import dev.kith.neo4j.RealDatabase;
import dev.kith.neo4j.schema.Schema;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.Row;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Plants every fault, and checks that the doctor reports it, fixes it and no longer finds it. */
final class DoctorIT {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final Database database = RealDatabase.inProcess();
    private final Doctor doctor = new Doctor(database);

    @BeforeEach
    void plant_a_sound_graph() {
        Stores stores = RealDatabase.emptyStores(database);
        for (int i = 1; i <= 40; i++) {
            stores.users()
                    .create(new NewUser(
                            new UserId(i),
                            UUID.randomUUID(),
                            new Username("user" + i),
                            Profile.EMPTY,
                            null,
                            null,
                            NOON,
                            Role.MEMBER));
        }
        for (int i = 1; i <= 40; i += 2) {
            follow(stores, i, i + 1);
        }
        follow(stores, 8, 7);
    }

    private static void follow(Stores stores, long follower, long followee) {
        UserId from = new UserId(follower);
        stores.ties().decide(Pair.of(from, new UserId(followee)), tie -> FollowRules.follow(tie, from, NOON));
    }

    private void run(String cypher) {
        database.write(transaction -> transaction.run(cypher, Map.of()));
    }

    @Test
    void a_sound_graph_has_no_findings() {
        assertThat(doctor.examine(false, rule -> {})).isEmpty();
    }

    /**
     * A fault between two users.
     *
     * @param plant Cypher that plants it; $a and $b are the ids of the users. All pairs follow one way, except 7 and 8.
     */
    private record Fault(String rule, long a, long b, String plant) {}

    private static final List<Fault> FAULTS = List.of(
            new Fault(
                    "no-self-follow",
                    1,
                    1,
                    "MATCH (a:User {id: $a}) CREATE (a)-[:FOLLOWS {follower: $a, followee: $a, since: 1, mutual: true}]->(a)"),
            new Fault("follow-ids", 3, 4, "MATCH ()-[f:FOLLOWS {follower: $a}]->() SET f.follower = 39"),
            new Fault("follow-since", 5, 6, "MATCH ()-[f:FOLLOWS {follower: $a}]->() REMOVE f.since"),
            new Fault("mutual", 7, 8, "MATCH ()-[f:FOLLOWS {follower: $a}]->() SET f.mutual = false"),
            new Fault("mutual", 9, 10, "MATCH ()-[f:FOLLOWS {follower: $a}]->() SET f.mutual = true"),
            new Fault("mutual", 11, 12, "MATCH ()-[f:FOLLOWS {follower: $a}]->() REMOVE f.mutual"),
            new Fault(
                    "connection-ids",
                    14,
                    13,
                    "MATCH (a:User {id: $a}), (b:User {id: $b}) CREATE (a)-[:CONNECTED {low: $b, high: $a, since: 1}]->(b)"),
            new Fault(
                    "request-ids",
                    15,
                    16,
                    "MATCH (a:User {id: $a}), (b:User {id: $b}) CREATE (a)-[:REQUESTED {low: $a, high: $b, from: $b, to: $a, created: 1}]->(b)"),
            new Fault("request-beside-connection", 17, 18, """
                    MATCH (a:User {id: $a}), (b:User {id: $b})
                    CREATE (a)-[:CONNECTED {low: $a, high: $b, since: 1}]->(b) CREATE (a)-[:REQUESTED {low: $a, high: $b, from: $a, to: $b, created: 1}]->(b)"""),
            new Fault(
                    "hide-ids",
                    2,
                    19,
                    "MATCH (a:User {id: $a}), (b:User {id: $b}) CREATE (a)-[:HIDES {hider: $b, hidden: $a, since: 1}]->(b)"),
            new Fault(
                    "hidden-pair",
                    21,
                    22,
                    "MATCH (a:User {id: $a}), (b:User {id: $b}) CREATE (a)-[:HIDES {hider: $a, hidden: $b, since: 1}]->(b)"),
            new Fault("listed", 23, 23, "MATCH (u:User {id: $a}) REMOVE u:Listed"),
            new Fault("listed", 25, 25, "MATCH (u:User {id: $a}) SET u.status = 'd'"),
            new Fault("deleted-users", 27, 27, "MATCH (u:User {id: $a}) SET u.status = 'd' REMOVE u:Listed"),
            new Fault("leaving", 29, 29, "MATCH (u:User {id: $a}) SET u.status = 'd', u:Leaving REMOVE u:Listed"),
            new Fault("sequence", 40, 39, "MATCH (s:Sequence {name: 'user'}) SET s.last = 39"),
            new Fault("schema", 0, 0, "DROP INDEX followers_in_order"));

    @Test
    void every_fault_is_reported_with_its_place_and_fixed() {
        for (Fault fault : FAULTS) {
            database.write(transaction -> transaction.run(fault.plant(), Map.of("a", fault.a(), "b", fault.b())));
        }
        for (int dry = 0; dry < 2; dry++) {
            List<Finding> found = doctor.examine(false, rule -> {});
            assertThat(found)
                    .extracting(Finding::rule)
                    .containsExactlyInAnyOrderElementsOf(
                            FAULTS.stream().map(Fault::rule).distinct().toList());
            for (Fault fault : FAULTS) {
                Finding finding = found.stream()
                        .filter(one -> one.rule().equals(fault.rule()))
                        .findFirst()
                        .orElseThrow();
                String place = fault.rule().equals("schema")
                        ? "followers_in_order"
                        : fault.a() == fault.b() ? "user " + fault.a() : "users " + fault.a() + " and " + fault.b();
                assertThat(finding.examples()).contains(place);
                assertThat(finding.fixed()).isFalse();
            }
        }
        assertThat(doctor.examine(true, rule -> {}))
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.fixed()).isTrue());
        assertThat(doctor.examine(false, rule -> {})).isEmpty();
    }

    @Test
    void external_ids_that_need_the_choice_of_a_person_are_reported() {
        run("MATCH (u:User {id: 3}) SET u.ext_id = 7");
        run("MATCH (u:User {id: 4}) SET u.ext_id = 7, u.external_id = '7'");
        run("MATCH (u:User {id: 5}) SET u.external_id = 'a\nb'");
        run("MATCH (u:User {id: 6}) SET u.external_id = 7");
        for (boolean fix : new boolean[] {true, false}) {
            assertThat(doctor.examine(fix, rule -> {})).singleElement().satisfies(finding -> {
                assertThat(finding.rule()).isEqualTo("external-ids");
                assertThat(finding.examples()).containsExactlyInAnyOrder("user 3", "user 5", "user 6");
                assertThat(finding.fixed()).isFalse();
            });
        }
    }

    @Test
    void the_oldest_of_duplicate_edges_stays_and_the_constraints_are_created_again() {
        List<String> constraints = List.of("follows_pair", "connected_pair", "requested_pair", "hides_pair");
        constraints.forEach(name -> run("DROP CONSTRAINT " + name));
        run(
                "MATCH (a:User {id: 1}), (b:User {id: 2}) CREATE (a)-[:FOLLOWS {follower: 1, followee: 2, since: 7, mutual: true}]->(b)");
        run(
                "MATCH (a:User {id: 3}), (b:User {id: 5}) CREATE (a)-[:CONNECTED {low: 3, high: 5, since: 8}]->(b), (b)-[:CONNECTED {low: 3, high: 5, since: 7}]->(a)");
        run("""
                MATCH (a:User {id: 3}), (b:User {id: 7})
                CREATE (a)-[:REQUESTED {low: 3, high: 7, from: 3, to: 7, created: 7}]->(b), (b)-[:REQUESTED {low: 3, high: 7, from: 7, to: 3, created: 8}]->(a)""");
        run(
                "MATCH (a:User {id: 3}), (b:User {id: 9}) CREATE (a)-[:HIDES {hider: 3, hidden: 9, since: 8}]->(b), (a)-[:HIDES {hider: 3, hidden: 9, since: 7}]->(b)");
        String edges = "MATCH ()-[r]->() RETURN count(r) AS n";
        long before = database.read(transaction -> transaction.run(edges, Map.of()))
                .getFirst()
                .number("n");

        assertThatThrownBy(() -> Schema.migrate(database))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("follows_pair")
                .hasMessageContaining("kith doctor --fix");
        assertThat(doctor.examine(false, rule -> {}))
                .extracting(Finding::rule)
                .contains("follow-once", "connection-once", "request-once", "hide-once", "schema");
        assertThat(database.read(transaction -> transaction.run(edges, Map.of()))
                        .getFirst()
                        .number("n"))
                .isEqualTo(before);
        assertThat(Schema.missing(database)).containsExactlyInAnyOrderElementsOf(constraints);

        assertThat(doctor.examine(true, rule -> {}))
                .allSatisfy(finding -> assertThat(finding.fixed()).isTrue());
        assertThat(doctor.examine(false, rule -> {})).isEmpty();
        assertThat(Schema.missing(database)).isEmpty();
        List<Row> kept = database.read(transaction -> transaction.run(
                "MATCH (a:User)-[r]->() WHERE a.id IN [1, 3, 5] RETURN type(r) AS type, coalesce(r.since, r.created) AS time ORDER BY type",
                Map.of()));
        assertThat(kept)
                .filteredOn(row -> row.number("time") < 10)
                .extracting(row -> row.text("type"), row -> row.number("time"))
                .containsExactly(
                        tuple("CONNECTED", 7L), tuple("FOLLOWS", 7L), tuple("HIDES", 7L), tuple("REQUESTED", 7L));
    }

    @Test
    void a_constraint_that_needs_the_choice_of_a_person_is_reported_and_the_other_rules_are_checked() {
        run("DROP CONSTRAINT user_uuid");
        run("MATCH (a:User {id: 3}), (b:User {id: 4}) SET b.uuid = a.uuid");
        try {
            assertThat(doctor.examine(true, rule -> {})).singleElement().satisfies(finding -> {
                assertThat(finding.rule()).isEqualTo("schema");
                assertThat(finding.fixed()).isFalse();
                assertThat(finding.examples()).contains("user_uuid");
            });
        } finally {
            run("MATCH (b:User {id: 4}) SET b.uuid = 'another'");
            Schema.restore(database);
        }
    }

    @Test
    void a_gap_in_the_journal_and_a_number_above_its_sequence_are_reported() {
        run("MATCH (j:Journal {upto: 20}) DELETE j");
        run("MATCH (s:Sequence {name: 'journal'}) SET s.last = 60");

        assertThat(doctor.examine(true, rule -> {}))
                .extracting(Finding::rule, Finding::examples, Finding::fixed)
                .containsExactly(
                        tuple("journal-order", List.of("entry 20 of the journal"), false),
                        tuple("journal-sequence", List.of("entry 61 of the journal"), true));
        assertThat(doctor.examine(false, rule -> {})).extracting(Finding::rule).containsExactly("journal-order");
    }

    @Test
    void a_fault_that_only_a_person_can_fix_is_reported_and_left() {
        run("MATCH (u:User {id: 4}) SET u.username_key = 'other'");
        for (Finding finding : List.of(
                doctor.examine(true, rule -> {}).getFirst(),
                doctor.examine(true, rule -> {}).getFirst())) {
            assertThat(finding.rule()).isEqualTo("user-keys");
            assertThat(finding.fixed()).isFalse();
            assertThat(finding.examples()).containsExactly("user 4");
        }
    }
}

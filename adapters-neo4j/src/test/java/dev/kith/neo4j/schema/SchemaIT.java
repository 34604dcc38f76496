package dev.kith.neo4j.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.neo4j.RealDatabase;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.Row;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SchemaIT {

    private final Database database = RealDatabase.overBolt();

    /** Other tests of this JVM need the schema. */
    @AfterEach
    void restore() {
        run("MATCH (m:Migration) WHERE m.number > 1 DETACH DELETE m");
        Schema.migrate(database);
    }

    @Test
    void a_second_migration_changes_nothing() {
        List<Row> before = everything();

        Schema.migrate(database);

        assertThat(everything()).isEqualTo(before);
        assertThat(run("MATCH (m:Migration {number: 1}) RETURN m.name AS name, m.checksum AS checksum"))
                .singleElement()
                .satisfies(record -> assertThat(record.text("name")).isEqualTo("0001-users-and-follows"));
    }

    @Test
    void a_database_written_by_a_newer_kith_is_refused() {
        run("CREATE (:Migration {number: 99, name: '0099-the-future', checksum: 'ff', applied: datetime()})");

        assertThatThrownBy(() -> Schema.migrate(database))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("newer")
                .hasMessageContaining("0099-the-future");
    }

    @Test
    void a_database_with_another_migration_of_the_same_number_is_refused() {
        String checksum = run("MATCH (m:Migration {number: 1}) RETURN m.checksum AS checksum")
                .getFirst()
                .text("checksum");
        run("MATCH (m:Migration {number: 1}) SET m.checksum = 'tampered'");
        try {
            assertThatThrownBy(() -> Schema.migrate(database))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("0001-users-and-follows");
        } finally {
            database.write(transaction -> transaction.run(
                    "MATCH (m:Migration {number: 1}) SET m.checksum = $checksum", Map.of("checksum", checksum)));
        }
    }

    @Test
    void two_servers_that_start_at_the_same_time_migrate_one_after_the_other() {
        List<Row> before = everything();
        List<Row> applied = run("MATCH (m:Migration) RETURN m.number AS number ORDER BY number");
        dropEverything();
        assertThat(everything()).isEmpty();

        CompletableFuture<Void> one = CompletableFuture.runAsync(() -> Schema.migrate(database));
        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> Schema.migrate(database));
        CompletableFuture.allOf(one, other).join();

        assertThat(everything()).isEqualTo(before);
        assertThat(run("MATCH (m:Migration) RETURN m.number AS number ORDER BY number"))
                .isEqualTo(applied);
    }

    /** Each of them checks first whether a constraint exists, and then creates it. */
    @Test
    void servers_that_create_the_same_constraints_at_once_all_succeed() {
        List<Row> before = everything();
        for (int round = 0; round < 3; round++) {
            dropEverything();

            CompletableFuture.allOf(IntStream.range(0, 4)
                            .mapToObj(_ -> CompletableFuture.runAsync(
                                    () -> Schema.restore(database),
                                    task -> Thread.ofPlatform().start(task)))
                            .toArray(CompletableFuture<?>[]::new))
                    .join();

            assertThat(Schema.missing(database)).isEmpty();
        }
        Schema.migrate(database);
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void texts_that_an_earlier_version_folded_are_folded_again() {
        run("""
                CREATE (:User {id: 900001, real_name: 'Łukasz Straße', real_name_key: 'łukasz straße', description: 'х',
                        description_key: 'x', location: 'Рай', location_key: 'раи'}),
                    (:Room {id: 900001, name: 'Æsop', name_key: 'æsop'})""");
        run("MATCH (m:Migration {number: 7}) DELETE m");
        try {
            Schema.migrate(database);

            assertThat(run("""
                    MATCH (u:User {id: 900001}), (r:Room {id: 900001})
                    RETURN u.real_name_key AS name, u.location_key AS location, r.name_key AS room"""))
                    .containsExactly(new Row(Map.of("name", "lukasz strasse", "location", "рай", "room", "aesop")));
        } finally {
            run("MATCH (n) WHERE n.id = 900001 AND (n:User OR n:Room) DELETE n");
        }
    }

    @Test
    void users_that_an_earlier_version_wrote_get_their_places() {
        run("""
                UNWIND [[900001, '51.5,-0.125', null], [900002, null, '48.8,2.3'], [900003, '51.5,-0.125', '48.8,2.3'],
                        [900004, null, null]] AS user
                CREATE (:User {id: user[0], position: user[1], home: user[2]})""");
        run("MATCH (m:Migration {number: 3}) DELETE m");
        try {
            Schema.migrate(database);

            assertThat(run("MATCH (u:User) WHERE u.id > 900000 "
                                    + "RETURN u.id AS id, toString(u.place.latitude) AS latitude ORDER BY id")
                            .stream()
                            .map(row -> row.number("id") + " " + row.textOrNull("latitude")))
                    .containsExactly("900001 51.5", "900002 48.8", "900003 51.5", "900004 null");
        } finally {
            run("MATCH (u:User) WHERE u.id > 900000 DELETE u");
        }
    }

    @Test
    void external_ids_that_an_earlier_version_stored_as_numbers_become_unique_texts() {
        run("DROP CONSTRAINT user_external_id");
        run("""
                UNWIND [[900001, 7, null], [900002, 7, null], [900003, -8, null], [900004, null, null],
                        [900005, 9, 'auth0|9']] AS user
                CREATE (:User {id: user[0], ext_id: user[1], external_id: user[2]})""");
        run("MATCH (m:Migration {number: 9}) DELETE m");
        try {
            Schema.migrate(database);

            assertThat(run(
                                    "MATCH (u:User) WHERE u.id > 900000 "
                                            + "RETURN u.id AS id, u.external_id AS external, toString(u.ext_id) AS number ORDER BY id")
                            .stream()
                            .map(row -> row.number("id") + " " + row.textOrNull("external") + " "
                                    + row.textOrNull("number")))
                    .containsExactly(
                            "900001 7 7", "900002 null 7", "900003 -8 -8", "900004 null null", "900005 auth0|9 9");
        } finally {
            run("MATCH (u:User) WHERE u.id > 900000 DELETE u");
        }
    }

    private void dropEverything() {
        run("MATCH (n) DETACH DELETE n");
        run("SHOW CONSTRAINTS YIELD name").forEach(row -> run("DROP CONSTRAINT " + row.text("name")));
        run("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP'")
                .forEach(row -> run("DROP INDEX " + row.text("name")));
    }

    private List<Row> everything() {
        return Stream.concat(
                        run("SHOW CONSTRAINTS YIELD name, type RETURN name, type ORDER BY name").stream(),
                        run(
                                "SHOW INDEXES YIELD name, type, state WHERE type <> 'LOOKUP' RETURN name, type, state ORDER BY name")
                                .stream())
                .toList();
    }

    private List<Row> run(String cypher) {
        return database.write(transaction -> transaction.run(cypher, Map.of()));
    }
}

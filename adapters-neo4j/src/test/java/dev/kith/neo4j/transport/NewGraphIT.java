package dev.kith.neo4j.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.application.importing.ExistingUsers;
import dev.kith.application.importing.UserAdmission;
import dev.kith.application.user.NewUser;
import dev.kith.domain.profile.LanguagePreferences;
import dev.kith.domain.profile.LatLng;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.profile.ProfileDetails;
import dev.kith.domain.profile.Visibility;
import dev.kith.domain.user.ExternalId;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.Username;
import dev.kith.neo4j.Sequences;
import dev.kith.neo4j.bulk.GraphElements;
import dev.kith.neo4j.schema.Schema;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.NewEdge;
import dev.kith.neo4j.spi.NewGraph;
import dev.kith.neo4j.spi.NewNode;
import dev.kith.neo4j.spi.Row;
import dev.kith.neo4j.user.Neo4jUsers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NewGraphIT {

    private static final Map<String, String> SETTINGS = Map.of(
            "server.bolt.enabled", "false",
            "server.http.enabled", "false",
            "server.https.enabled", "false",
            "dbms.usage_report.enabled", "false",
            "server.memory.pagecache.size", "64m",
            "db.tx_log.preallocate", "false",
            "internal.dbms.bolt.netty_server_shutdown_quiet_period_duration", "0s");

    private static final Profile PROFILE = new Profile(
            "Ada Lovelace",
            "bio",
            "Notes",
            "London",
            new LatLng(51.5, -0.125),
            null,
            null,
            Profile.EMPTY.gender(),
            "",
            null,
            null,
            "",
            "",
            new ProfileDetails(
                    "Ada",
                    "Lovelace",
                    "GB",
                    new TreeMap<>(Map.of("home", "https://example.org", "more", "https://example.com")),
                    new LanguagePreferences(7, List.of(1, 2), List.of(3), true, true, false),
                    Visibility.PRIVATE,
                    Visibility.FOLLOWERS,
                    false));

    private static final int MANY = 50_000;

    @TempDir
    Path folder = Path.of("");

    @Test
    void a_user_written_offline_equals_a_user_created_by_the_store() {
        UserAdmission admission = new UserAdmission(ExistingUsers.NONE);
        EmbeddedNeo4jLoader.write(folder.resolve("home"), SETTINGS, new SampleGraph() {
            @Override
            public void nodes(Consumer<NewNode> node) {
                admission.admit(user("ada"), user -> node.accept(GraphElements.user(user)));
                node.accept(Sequences.USERS.node(admission.lastId()));
            }
        });
        try (Database database = EmbeddedNeo4jLoader.start(
                folder.resolve("home"), SETTINGS, "a-password-for-tests", Duration.ofSeconds(30), true)) {
            Schema.migrate(database);
            new Neo4jUsers(database).create(user("eva"));
            Row both =
                    database.read(transaction -> transaction.run("""
                            MATCH (a:User {id: 1}), (b:User {id: 2})
                            RETURN labels(a) = labels(b) AS labels, a.place = point({latitude: 51.5, longitude: -0.125}) AS place, size(keys(a)) AS keys,
                                   [key IN keys(a) + keys(b) WHERE coalesce(a[key] <> b[key], true)] AS different""", Map.of())).getFirst();
            assertThat(both.flag("labels")).isTrue();
            assertThat(both.flag("place")).isTrue();
            assertThat(both.number("keys")).isGreaterThan(25);
            assertThat(both.textsOrEmpty("different"))
                    .containsOnly("id", "uuid", "username", "username_key", "external_id");
        }
    }

    @Test
    void the_places_of_many_users_need_little_memory_at_once() {
        Path home = folder.resolve("places");
        UserAdmission admission = new UserAdmission(ExistingUsers.NONE);
        EmbeddedNeo4jLoader.write(home, SETTINGS, new SampleGraph() {
            @Override
            public void nodes(Consumer<NewNode> node) {
                for (int number = 0; number < MANY; number++) {
                    admission.admit(user("user" + number), user -> node.accept(GraphElements.user(user)));
                }
                node.accept(Sequences.USERS.node(admission.lastId()));
            }
        });
        Map<String, String> settings = new HashMap<>(SETTINGS);
        settings.put("db.memory.transaction.max", "16m");
        try (Database database =
                EmbeddedNeo4jLoader.start(home, settings, "a-password-for-tests", Duration.ofSeconds(30), true)) {
            Schema.migrate(database);
            Row users =
                    database.read(transaction -> transaction.run("""
                            MATCH (u:User) RETURN count(u) AS users,
                            count(CASE WHEN u.place = point({latitude: 51.5, longitude: -0.125}) THEN 1 END) AS places""", Map.of())).getFirst();
            assertThat(users.number("users")).isEqualTo(MANY);
            assertThat(users.number("places")).isEqualTo(MANY);
        }
    }

    @Test
    void an_exception_of_the_graph_ends_the_import_unchanged() {
        for (int nodes : new int[] {0, 50_000}) {
            assertThatThrownBy(() ->
                            EmbeddedNeo4jLoader.write(folder.resolve("home" + nodes), SETTINGS, new SampleGraph() {
                                @Override
                                public void nodes(Consumer<NewNode> node) {
                                    for (long id = 0; id < nodes; id++) {
                                        node.accept(new NewNode(List.of("User"), Map.of("id", id)));
                                    }
                                    throw new Interruption();
                                }
                            }))
                    .isInstanceOf(Interruption.class);
        }
        assertThatThrownBy(() -> EmbeddedNeo4jLoader.write(folder.resolve("edges"), SETTINGS, new SampleGraph() {
                    @Override
                    public void edges(Consumer<NewEdge> edge) {
                        edge.accept(new NewEdge(0, 0, Map.of()));
                        throw new Interruption();
                    }
                }))
                .isInstanceOf(Interruption.class);
    }

    private static NewUser user(String name) {
        return new NewUser(
                null,
                UUID.randomUUID(),
                new Username(name),
                PROFILE,
                null,
                new ExternalId("auth0|" + name),
                Instant.EPOCH,
                Role.EDITOR);
    }

    private static final class Interruption extends RuntimeException {

        Interruption() {
            super("on purpose");
        }
    }

    /** One node and no edge. */
    private abstract static class SampleGraph implements NewGraph {

        @Override
        public long size() {
            return 1;
        }

        @Override
        public void nodes(Consumer<NewNode> node) {
            node.accept(new NewNode(List.of("User"), Map.of("id", 1L)));
        }

        @Override
        public String edgeType() {
            return "FOLLOWS";
        }

        @Override
        public void edges(Consumer<NewEdge> edge) {}

        @Override
        public void throwIfStopped() {}
    }
}

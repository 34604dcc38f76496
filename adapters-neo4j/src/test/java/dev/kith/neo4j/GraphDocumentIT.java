package dev.kith.neo4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.Stores;
import dev.kith.application.room.RoomSetup;
import dev.kith.application.user.NewUser;
import dev.kith.domain.connection.ConnectionRules;
import dev.kith.domain.follow.FollowRules;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.room.Room;
import dev.kith.domain.room.RoomId;
import dev.kith.domain.tie.Pair;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.Username;
import dev.kith.neo4j.content.Neo4jRoomSetup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.AccessMode;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.Record;
import org.neo4j.driver.Session;
import org.neo4j.driver.SessionConfig;

/** Every query of docs/graph.md runs with a Neo4j driver and finds something. */
final class GraphDocumentIT {

    private static final Pattern QUERY = Pattern.compile("```cypher\n(.*?)```", Pattern.DOTALL);
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void every_query_of_the_document_finds_something() throws IOException {
        community(RealDatabase.emptyStores(RealDatabase.overBolt()));
        rooms(new Neo4jRoomSetup(RealDatabase.overBolt()));
        List<String> queries = QUERY.matcher(Files.readString(Path.of("..", "docs", "graph.md")))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(queries).hasSizeGreaterThanOrEqualTo(8);
        SessionConfig reader =
                SessionConfig.builder().withDefaultAccessMode(AccessMode.READ).build();
        try (Driver driver = GraphDatabase.driver(
                        RealDatabase.uri(), AuthTokens.basic(RealDatabase.user(), RealDatabase.password()));
                Session session = driver.session(reader)) {
            for (String query : queries) {
                List<Record> rows = session.run(query).list();
                assertThat(rows).as(query).isNotEmpty();
            }
        }
    }

    /** Ada, Bob and Cyd follow each other; Dan follows Ada and is followed by Bob; Cyd has asked Dan. */
    private static void community(Stores stores) {
        List<String> names = List.of("ada", "bob", "cyd", "dan");
        for (String name : names) {
            stores.users()
                    .create(new NewUser(
                            null, UUID.randomUUID(), new Username(name), Profile.EMPTY, null, null, NOON, Role.MEMBER));
        }
        int[][] follows = {{1, 2}, {2, 1}, {1, 3}, {3, 1}, {2, 3}, {3, 2}, {4, 1}, {2, 4}};
        for (int[] follow : follows) {
            UserId from = new UserId(follow[0]);
            stores.ties().decide(Pair.of(from, new UserId(follow[1])), tie -> FollowRules.follow(tie, from, NOON));
        }
        UserId cyd = new UserId(3);
        stores.ties().decide(Pair.of(cyd, new UserId(4)), tie -> ConnectionRules.ask(tie, cyd, NOON));
    }

    /** Ada and Bob are in the one room there is. */
    private static void rooms(RoomSetup rooms) {
        RoomId chess = new RoomId(1);
        rooms.keep(new Room(chess, Room.Type.GROUP, "Chess", "chess", "", true, false, null));
        rooms.join(new UserId(1), chess, NOON);
        rooms.join(new UserId(2), chess, NOON);
    }
}

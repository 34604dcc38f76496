package dev.kith.neo4j.user;

import dev.kith.application.deletion.Deletions;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import dev.kith.neo4j.UserProperties;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.Row;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes users out of the graph by parking their edges under other types, which no list, index or degree knows. Both edges of a mutual pair are
 * parked in one transaction, so that no flag speaks of an edge that is not there.
 */
public final class Neo4jDeletions implements Deletions {

    /** Edges per transaction: some tens of milliseconds, and far below what a transaction may hold. */
    private static final long BATCH = 2_000;

    private static final String LOCK =
            "MATCH (u:User {id: $id}) SET u.locked = true REMOVE u.locked RETURN u.status AS status";

    /** A user who is leaving is found again after a crash by the label. */
    private static final String MARK =
            "MATCH (u:User {id: $id}) SET u.status = $status, u.deleted_at = $now SET u:Leaving REMOVE u:Listed";

    private static final String UNFINISHED = "MATCH (u:Leaving) RETURN u.id AS id ORDER BY id";

    private static final String PARK_FOLLOWINGS = """
            MATCH (u:User {id: $id})-[f:FOLLOWS]->(other)
            WITH u, f, other LIMIT $batch
            OPTIONAL MATCH ()-[back:FOLLOWS {follower: other.id, followee: $id}]->() USING INDEX SEEK back:FOLLOWS(follower, followee)
            CREATE (u)-[parked:PARKED_FOLLOWS]->(other) SET parked = properties(f)
            FOREACH (b IN CASE WHEN back IS NULL THEN [] ELSE [back] END |
              CREATE (other)-[parkedBack:PARKED_FOLLOWS]->(u) SET parkedBack = properties(b) DELETE b)
            DELETE f
            RETURN count(*) AS moved""";

    private static final String PARK_FOLLOWERS = """
            MATCH (u:User {id: $id})<-[f:FOLLOWS]-(other)
            WITH u, f, other LIMIT $batch
            CREATE (other)-[parked:PARKED_FOLLOWS]->(u) SET parked = properties(f)
            DELETE f
            RETURN count(*) AS moved""";

    private static final String PARK_CONNECTIONS = """
            MATCH (u:User {id: $id})-[c:CONNECTED]-()
            WITH c, startNode(c) AS low, endNode(c) AS high LIMIT $batch
            CREATE (low)-[parked:PARKED_CONNECTED]->(high) SET parked = properties(c)
            DELETE c
            RETURN count(*) AS moved""";

    private static final String PARK_REQUESTS = """
            MATCH (u:User {id: $id})-[r:REQUESTED]-()
            WITH r, startNode(r) AS sender, endNode(r) AS recipient LIMIT $batch
            CREATE (sender)-[parked:PARKED_REQUESTED]->(recipient) SET parked = properties(r)
            DELETE r
            RETURN count(*) AS moved""";

    private static final String PARK_MEMBERSHIPS = """
            MATCH (u:User {id: $id})-[m:MEMBER_OF]->(room)
            WITH u, m, room LIMIT $batch
            CREATE (u)-[parked:PARKED_MEMBER_OF]->(room) SET parked = properties(m)
            DELETE m
            RETURN count(*) AS moved""";

    private static final List<String> PARK =
            List.of(PARK_FOLLOWINGS, PARK_FOLLOWERS, PARK_CONNECTIONS, PARK_REQUESTS, PARK_MEMBERSHIPS);

    private static final String DELETE_POSTS =
            "MATCH (u:User {id: $id})-->(p:Post) WITH p LIMIT $batch DETACH DELETE p RETURN count(*) AS moved";

    private static final String DELETE_EDGES =
            "MATCH (u:User {id: $id})-[r]-() WITH r LIMIT $batch DELETE r RETURN count(*) AS moved";

    private static final String DELETE_PRIVATE =
            "MATCH (p:Private {user: $id}) WITH p LIMIT $batch DELETE p RETURN count(*) AS moved";

    private static final String DELETE_AVATAR = "MATCH (a:Avatar {user: $id}) DELETE a RETURN count(*) AS moved";

    private static final List<String> DELETE = List.of(DELETE_POSTS, DELETE_AVATAR, DELETE_PRIVATE, DELETE_EDGES);

    private static final String LEFT = "MATCH (u:User {id: $id}) REMOVE u:Leaving";

    /** The id stays, so that it is never given again. */
    private static final String GONE = "MATCH (u:User {id: $id}) SET u = {id: $id} SET u:Gone REMOVE u:User:Leaving";

    private final Database database;

    public Neo4jDeletions(Database database) {
        this.database = database;
    }

    @Override
    public @Nullable UserStatus begin(UserId user, Instant now, Function<UserStatus, @Nullable UserStatus> rule) {
        return database.write(transaction -> {
            List<Row> found = transaction.run(LOCK, Map.of("id", user.value()));
            if (found.isEmpty()) {
                return null;
            }
            UserStatus present = UserProperties.status(found.getFirst().text("status"));
            UserStatus next = rule.apply(present);
            if (next != null) {
                transaction.run(
                        MARK,
                        Map.of(
                                "id",
                                user.value(),
                                "status",
                                UserProperties.letter(next),
                                "now",
                                now.atZone(ZoneOffset.UTC)));
            }
            return present;
        });
    }

    @Override
    public void finish(UserId user) {
        Map<String, Object> parameters = Map.of("id", user.value(), "batch", BATCH);
        List<Row> found = database.write(transaction -> transaction.run(LOCK, parameters));
        if (found.isEmpty()) {
            return;
        }
        UserStatus status = UserProperties.status(found.getFirst().text("status"));
        if (!status.isDeleted()) {
            throw new IllegalStateException("User " + user + " is not deleted");
        }
        PARK.forEach(statement -> batches(statement, parameters));
        if (status == UserStatus.HARD_DELETED) {
            DELETE.forEach(statement -> batches(statement, parameters));
            database.write(transaction -> transaction.run(GONE, parameters));
        } else {
            database.write(transaction -> transaction.run(LEFT, parameters));
        }
    }

    /** Each batch locks the user first, as every decision about them does. */
    private void batches(String statement, Map<String, Object> parameters) {
        long moved;
        do {
            moved = database.write(transaction -> {
                transaction.run(LOCK, parameters);
                return transaction.run(statement, parameters).getFirst().number("moved");
            });
        } while (moved > 0);
    }

    @Override
    public List<UserId> unfinished() {
        return database.read(transaction -> transaction.run(UNFINISHED, Map.of())).stream()
                .map(row -> new UserId(row.number("id")))
                .toList();
    }
}

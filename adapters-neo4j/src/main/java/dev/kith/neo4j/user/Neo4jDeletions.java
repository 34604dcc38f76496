package dev.kith.neo4j.user;

import dev.kith.application.deletion.Deletions;
import dev.kith.domain.change.Change;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import dev.kith.neo4j.PropertyValues;
import dev.kith.neo4j.UserLocks;
import dev.kith.neo4j.UserProperties;
import dev.kith.neo4j.journal.ChangeRows;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.Row;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Deletes users. A deletion parks the edges of the user under other types, which no list, index or degree contains. It
 * parks both edges of a mutual pair in one transaction, so that the flag {@code mutual} stays true to the graph. A hard
 * deletion begins as a soft one: as long as a list has the user, the user can be read.
 */
public final class Neo4jDeletions implements Deletions {

    /** Edges in one transaction: it takes some tens of milliseconds, far below the limits of a transaction. */
    private static final long BATCH = 2_000;

    /** The label {@code Leaving} marks a deletion that has to be finished. */
    private static final String START = """
            MATCH (u:User {id: $id})
            SET u.status = $status, u.deleted_at = $now SET u:Leaving REMOVE u:Listed
            RETURN u.id AS id""";

    /** The label {@code Erasing} marks a hard deletion that has to be finished. It begins once. */
    private static final String START_HARD = """
            MATCH (u:User {id: $id}) WHERE NOT u:Erasing
            SET u.status = $status, u.deleted_at = $now SET u:Leaving:Erasing REMOVE u:Listed
            RETURN u.id AS id""";

    private static final String UNFINISHED = "MATCH (u:Leaving|Erasing) RETURN u.id AS id ORDER BY id";

    private static final String STATE = "MATCH (u:User {id: $id}) " + UserLocks.LOCK
            + " RETURN u.status AS status, u:Leaving OR u:Erasing AS unfinished, u:Erasing AS hard";

    private static final String PARK_FOLLOWINGS = """
            MATCH (u:User {id: $id})-[f:FOLLOWS]->(other)
            WITH u, f, other LIMIT $batch
            OPTIONAL MATCH ()-[back:FOLLOWS {follower: other.id, followee: $id}]->()
              USING INDEX SEEK back:FOLLOWS(follower, followee)
            CREATE (u)-[parked:PARKED_FOLLOWS]->(other) SET parked = properties(f)
            FOREACH (b IN CASE WHEN back IS NULL THEN [] ELSE [back] END |
              CREATE (other)-[parkedBack:PARKED_FOLLOWS]->(u) SET parkedBack = properties(b) DELETE b)
            DELETE f
            RETURN count(*) AS changed""";

    private static final String PARK_FOLLOWERS = """
            MATCH (u:User {id: $id})<-[f:FOLLOWS]-(other)
            WITH u, f, other LIMIT $batch
            CREATE (other)-[parked:PARKED_FOLLOWS]->(u) SET parked = properties(f)
            DELETE f
            RETURN count(*) AS changed""";

    private static final String PARK_CONNECTIONS = """
            MATCH (u:User {id: $id})-[c:CONNECTED]-()
            WITH c, startNode(c) AS low, endNode(c) AS high LIMIT $batch
            CREATE (low)-[parked:PARKED_CONNECTED]->(high) SET parked = properties(c)
            DELETE c
            RETURN count(*) AS changed""";

    private static final String PARK_REQUESTS = """
            MATCH (u:User {id: $id})-[r:REQUESTED]-()
            WITH r, startNode(r) AS sender, endNode(r) AS recipient LIMIT $batch
            CREATE (sender)-[parked:PARKED_REQUESTED]->(recipient) SET parked = properties(r)
            DELETE r
            RETURN count(*) AS changed""";

    private static final String PARK_MEMBERSHIPS = """
            MATCH (u:User {id: $id})-[m:MEMBER_OF]->(room)
            WITH u, m, room LIMIT $batch
            CREATE (u)-[parked:PARKED_MEMBER_OF]->(room) SET parked = properties(m)
            DELETE m
            RETURN count(*) AS changed""";

    private static final List<String> PARK =
            List.of(PARK_FOLLOWINGS, PARK_FOLLOWERS, PARK_CONNECTIONS, PARK_REQUESTS, PARK_MEMBERSHIPS);

    private static final String DELETE_POSTS =
            "MATCH (u:User {id: $id})-->(p:Post) WITH p LIMIT $batch DETACH DELETE p RETURN count(*) AS changed";

    private static final String DELETE_EDGES =
            "MATCH (u:User {id: $id})-[r]-() WITH r LIMIT $batch DELETE r RETURN count(*) AS changed";

    private static final String DELETE_PRIVATE =
            "MATCH (p:Private {user: $id}) WITH p LIMIT $batch DELETE p RETURN count(*) AS changed";

    private static final String DELETE_AVATAR = "MATCH (a:Avatar {user: $id}) DELETE a RETURN count(*) AS changed";

    private static final List<String> DELETE = List.of(DELETE_POSTS, DELETE_AVATAR, DELETE_PRIVATE, DELETE_EDGES);

    /** Leaves the label of a hard deletion that began meanwhile. */
    private static final String FINISH_SOFT = "MATCH (u:User {id: $id}) REMOVE u:Leaving";

    /** Keeps the id, so that no other user gets it. */
    private static final String FINISH_HARD =
            "MATCH (u:User {id: $id}) SET u = {id: $id} SET u:Gone REMOVE u:User:Leaving:Erasing";

    /** How far the deletion of a user is. */
    private record State(UserStatus status, boolean isUnfinished, boolean isHard) {

        static State of(Row row) {
            return new State(UserProperties.status(row.text("status")), row.flag("unfinished"), row.flag("hard"));
        }
    }

    private final Database database;

    public Neo4jDeletions(Database database) {
        this.database = database;
    }

    @Override
    public @Nullable UserStatus begin(
            UserId user, @Nullable UserId actor, Instant now, Function<UserStatus, @Nullable UserStatus> rule) {
        return database.write(transaction -> {
            UserStatus present = UserLocks.lock(transaction, user).orElse(null);
            if (present == null) {
                return null;
            }
            UserStatus next = rule.apply(present);
            if (next != null) {
                boolean isHard = next == UserStatus.HARD_DELETED;
                String status = UserProperties.letter(isHard ? UserStatus.SOFT_DELETED : next);
                List<Row> begun = transaction.run(
                        isHard ? START_HARD : START,
                        Map.of("id", user.value(), "status", status, "now", PropertyValues.ofInstant(now)));
                if (!begun.isEmpty()) {
                    ChangeRows.record(transaction, new Change.UserDeleted(user, isHard, actor));
                }
            }
            return present;
        });
    }

    @Override
    public void finish(UserId user) {
        Map<String, Object> id = Map.of("id", user.value());
        State state = database.write(transaction ->
                transaction.run(STATE, id).stream().map(State::of).findFirst().orElse(null));
        if (state == null || !state.isUnfinished() || !state.status().isDeleted()) {
            return;
        }
        PARK.forEach(statement -> inBatches(user, statement));
        // an analyst may have given the user the status of a hard deletion
        if (state.isHard() || state.status() == UserStatus.HARD_DELETED) {
            DELETE.forEach(statement -> inBatches(user, statement));
            database.write(transaction -> transaction.run(FINISH_HARD, id));
        } else {
            database.write(transaction -> transaction.run(FINISH_SOFT, id));
        }
    }

    /** Each batch locks the user first, as each decision about the user does. */
    private void inBatches(UserId user, String statement) {
        Map<String, Object> parameters = Map.of("id", user.value(), "batch", BATCH);
        long changed;
        do {
            changed = database.write(transaction -> {
                UserLocks.lock(transaction, user);
                return transaction.run(statement, parameters).getFirst().number("changed");
            });
        } while (changed > 0);
    }

    @Override
    public List<UserId> unfinished() {
        return database.read(transaction -> transaction.run(UNFINISHED, Map.of()).stream()
                .map(row -> new UserId(row.number("id")))
                .toList());
    }
}

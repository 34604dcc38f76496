package dev.kith.neo4j.bulk;

import dev.kith.application.importing.ExistingUsers;
import dev.kith.application.importing.Imports;
import dev.kith.application.importing.UserBatch;
import dev.kith.application.importing.UserKeys;
import dev.kith.application.importing.connection.ConnectionBatch;
import dev.kith.application.importing.connection.ConnectionState;
import dev.kith.application.importing.connection.NewConnection;
import dev.kith.application.importing.follow.FollowBatch;
import dev.kith.application.importing.follow.FollowPair;
import dev.kith.application.importing.follow.FollowState;
import dev.kith.domain.user.UserId;
import dev.kith.neo4j.EdgeType;
import dev.kith.neo4j.Sequences;
import dev.kith.neo4j.UserLocks;
import dev.kith.neo4j.UserProperties;
import dev.kith.neo4j.schema.Schema;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.NewEdge;
import dev.kith.neo4j.spi.Row;
import dev.kith.neo4j.spi.Statements;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/**
 * Writes an import in transactions of one batch each. After each of them the graph is consistent, so an import may stop
 * between any two.
 */
public final class Neo4jImports implements Imports {

    /** A hard-deleted user keeps only the id, on a node with the label {@code Gone}. */
    private static final String IDS = "UNWIND $ids AS id MATCH (u:User {id: id}) RETURN id"
            + " UNION ALL UNWIND $ids AS id MATCH (u:Gone {id: id}) RETURN id";

    private static final String LISTED_IDS = "UNWIND $ids AS id MATCH (u:User {id: id}) WHERE u:Listed RETURN id";

    private static final String USERNAMES = "UNWIND $keys AS key MATCH (u:User {username_key: key}) RETURN key";

    private static final String EMAILS = "UNWIND $keys AS key MATCH (u:User {email_key: key}) RETURN key";

    private static final String EXTERNAL_IDS = "UNWIND $keys AS key MATCH (u:User {external_id: key}) RETURN key";

    private static final String CREATE_USERS = "UNWIND $rows AS properties CREATE (u:" + UserProperties.LABELS
            + ") SET u = properties " + UserProperties.SET_PLACE;

    private static final String ANY_FOLLOWS_OR_HIDES =
            "RETURN EXISTS { MATCH ()-[:FOLLOWS]->() } OR EXISTS { MATCH ()-[:HIDES]->() } AS any";

    private static final String FOLLOW_STATES = """
            UNWIND $pairs AS p
            OPTIONAL MATCH ()-[lh:FOLLOWS {follower: p[1], followee: p[2]}]->() USING INDEX SEEK lh:FOLLOWS(follower, followee)
            OPTIONAL MATCH ()-[hl:FOLLOWS {follower: p[2], followee: p[1]}]->() USING INDEX SEEK hl:FOLLOWS(follower, followee)
            OPTIONAL MATCH ()-[x:HIDES {hider: p[1], hidden: p[2]}]->() USING INDEX SEEK x:HIDES(hider, hidden)
            OPTIONAL MATCH ()-[y:HIDES {hider: p[2], hidden: p[1]}]->() USING INDEX SEEK y:HIDES(hider, hidden)
            RETURN p[0] AS place, lh IS NOT NULL AS forward, hl IS NOT NULL AS backward, x IS NOT NULL OR y IS NOT NULL AS hidden""";

    private static final String MAKE_MUTUAL =
            "UNWIND $pairs AS p MATCH ()-[f:FOLLOWS {follower: p[0], followee: p[1]}]->() USING INDEX SEEK f:FOLLOWS(follower, followee)"
                    + " SET f.mutual = true";

    private static final String CONNECTION_STATES = """
            UNWIND $pairs AS p
            OPTIONAL MATCH (l:User {id: p[1]}) USING INDEX SEEK l:User(id)
            OPTIONAL MATCH (h:User {id: p[2]}) USING INDEX SEEK h:User(id)
            OPTIONAL MATCH ()-[c:CONNECTED {low: p[1], high: p[2]}]->() USING INDEX SEEK c:CONNECTED(low, high)
            OPTIONAL MATCH ()-[r:REQUESTED {low: p[1], high: p[2]}]->() USING INDEX SEEK r:REQUESTED(low, high)
            OPTIONAL MATCH ()-[x:HIDES {hider: p[1], hidden: p[2]}]->() USING INDEX SEEK x:HIDES(hider, hidden)
            OPTIONAL MATCH ()-[y:HIDES {hider: p[2], hidden: p[1]}]->() USING INDEX SEEK y:HIDES(hider, hidden)
            RETURN p[0] AS place, coalesce(l:Listed AND h:Listed, false) AS listed, c IS NOT NULL AS connected, r IS NOT NULL AS requested,
                   x IS NOT NULL OR y IS NOT NULL AS hidden""";

    private static final String DELETE_REQUESTS =
            "UNWIND $pairs AS p MATCH ()-[r:REQUESTED {low: p[0], high: p[1]}]->() USING INDEX SEEK r:REQUESTED(low, high) DELETE r";

    private final Database database;
    private final boolean isShared;

    /** @param isShared whether others may write to the graph during the import */
    public Neo4jImports(Database database, boolean isShared) {
        this.database = database;
        this.isShared = isShared;
    }

    @Override
    public Set<Long> listedUsers(Collection<Long> ids) {
        return database.read(transaction -> numbers(transaction, LISTED_IDS, ids));
    }

    @Override
    public UserBatch decideUsers(UserKeys keys, Function<ExistingUsers, UserBatch> rule) {
        return database.write(transaction -> {
            long last = Sequences.USERS.lock(transaction);
            UserKeys taken = new UserKeys(
                    numbers(transaction, IDS, keys.ids()),
                    texts(transaction, USERNAMES, keys.usernames()),
                    texts(transaction, EMAILS, keys.emails()),
                    texts(transaction, EXTERNAL_IDS, keys.externalIds()));
            UserBatch batch = rule.apply(new ExistingUsers(last, taken));
            if (!batch.created().isEmpty()) {
                transaction.run(
                        CREATE_USERS,
                        Map.of(
                                "rows",
                                batch.created().stream().map(UserProperties::of).toList()));
                Sequences.USERS.setLast(transaction, batch.lastId());
            }
            return batch;
        });
    }

    /**
     * If nobody else writes to the graph and it has no follows yet, they are written without indexes, which are built
     * afterwards.
     */
    @Override
    public void writeFollows(Consumer<FollowWriter> work) {
        boolean isFirst = !isShared && !hasFollowsOrHides();
        FollowWriter writer = (pairs, rule) -> write(pairs, rule, isFirst);
        if (isFirst) {
            Schema.withoutFollowIndexes(database, () -> work.accept(writer));
        } else {
            work.accept(writer);
        }
    }

    private boolean hasFollowsOrHides() {
        return database.read(transaction ->
                transaction.run(ANY_FOLLOWS_OR_HIDES, Map.of()).getFirst().flag("any"));
    }

    private FollowBatch.Counts write(
            List<FollowPair> pairs, Function<List<FollowState>, FollowBatch> rule, boolean isFirst) {
        return database.write(transaction -> {
            if (isShared) {
                lock(transaction, pairs.stream().flatMapToLong(pair -> LongStream.of(pair.low(), pair.high())));
            }
            FollowBatch batch = rule.apply(
                    isFirst ? Collections.nCopies(pairs.size(), FollowState.NONE) : followStates(transaction, pairs));
            List<NewEdge> edges = new ArrayList<>(batch.created().size());
            batch.created().forEach(follow -> edges.add(GraphElements.follow(follow, id -> id)));
            long created = transaction.createEdges(EdgeType.FOLLOWS.name(), edges);
            if (!batch.madeMutual().isEmpty()) {
                List<List<Long>> ends = batch.madeMutual().stream()
                        .map(follow -> List.of(follow.follower(), follow.followee()))
                        .toList();
                transaction.run(MAKE_MUTUAL, Map.of("pairs", ends));
            }
            return new FollowBatch.Counts(created, batch.alreadyThere(), batch.hidden());
        });
    }

    private static List<FollowState> followStates(Statements transaction, List<FollowPair> pairs) {
        return states(
                transaction,
                FOLLOW_STATES,
                pairs.size(),
                place -> List.of(
                        place,
                        pairs.get((int) place).low(),
                        pairs.get((int) place).high()),
                row -> new FollowState(row.flag("forward"), row.flag("backward"), row.flag("hidden")));
    }

    @Override
    public ConnectionBatch decideConnections(
            List<NewConnection> pairs, Function<List<ConnectionState>, ConnectionBatch> rule) {
        return database.write(transaction -> {
            lock(transaction, pairs.stream().flatMapToLong(pair -> LongStream.of(pair.low(), pair.high())));
            ConnectionBatch batch = rule.apply(connectionStates(transaction, pairs));
            if (!batch.endedRequests().isEmpty()) {
                List<List<Long>> ends = batch.endedRequests().stream()
                        .map(pair -> List.of(pair.low(), pair.high()))
                        .toList();
                transaction.run(DELETE_REQUESTS, Map.of("pairs", ends));
            }
            transaction.createEdges(
                    EdgeType.CONNECTED.name(),
                    batch.created().stream().map(GraphElements::connection).toList());
            return batch;
        });
    }

    private static List<ConnectionState> connectionStates(Statements transaction, List<NewConnection> pairs) {
        return states(
                transaction,
                CONNECTION_STATES,
                pairs.size(),
                place -> List.of(
                        place,
                        pairs.get((int) place).low(),
                        pairs.get((int) place).high()),
                row -> new ConnectionState(
                        row.flag("listed"), row.flag("connected"), row.flag("requested"), row.flag("hidden")));
    }

    /** Runs one statement over all places of a batch. Its rows name their place, because they may come in any order. */
    private static <T> List<T> states(
            Statements transaction,
            String cypher,
            int size,
            LongFunction<List<Long>> parameter,
            Function<Row, T> state) {
        List<List<Long>> parameters =
                LongStream.range(0, size).mapToObj(parameter).toList();
        List<T> states = new ArrayList<>(Collections.nCopies(size, null));
        for (Row row : transaction.run(cypher, Map.of("pairs", parameters))) {
            states.set((int) row.number("place"), state.apply(row));
        }
        return states;
    }

    private static void lock(Statements transaction, LongStream ids) {
        UserLocks.lock(transaction, ids.mapToObj(UserId::new));
    }

    static Set<Long> numbers(Statements transaction, String cypher, Collection<Long> ids) {
        Set<Long> found = new HashSet<>();
        transaction.stream(cypher, Map.of("ids", List.copyOf(ids)), row -> found.add(row.number("id")));
        return found;
    }

    private static Set<String> texts(Statements transaction, String cypher, Collection<String> keys) {
        Set<String> found = new HashSet<>();
        transaction.stream(cypher, Map.of("keys", List.copyOf(keys)), row -> found.add(row.text("key")));
        return found;
    }
}

package dev.kith.neo4j.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.Contract;
import dev.kith.application.Stores;
import dev.kith.application.deletion.DeleteUser;
import dev.kith.application.deletion.DeleteUserAnswer;
import dev.kith.application.search.Searches;
import dev.kith.application.tie.Ties;
import dev.kith.application.user.CreateUserAnswer;
import dev.kith.application.user.NewUser;
import dev.kith.domain.action.TieAction;
import dev.kith.domain.audience.AudienceEntry;
import dev.kith.domain.audience.AudienceKind;
import dev.kith.domain.audience.AudienceQuery;
import dev.kith.domain.audience.Mutuality;
import dev.kith.domain.change.Change;
import dev.kith.domain.change.ResetReason;
import dev.kith.domain.community.CommunityMode;
import dev.kith.domain.connection.ConnectionRules;
import dev.kith.domain.follow.FollowRules;
import dev.kith.domain.hide.HideRules;
import dev.kith.domain.page.Offset;
import dev.kith.domain.page.Page;
import dev.kith.domain.page.Position;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.search.Ranking;
import dev.kith.domain.search.UserQuery;
import dev.kith.domain.search.UserSearch;
import dev.kith.domain.tie.Connection;
import dev.kith.domain.tie.Decision;
import dev.kith.domain.tie.Pair;
import dev.kith.domain.tie.Relation;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.Username;
import dev.kith.domain.walk.Audience;
import dev.kith.domain.walk.AudienceWalk;
import dev.kith.domain.walk.WalkOrder;
import dev.kith.neo4j.DifferentialIT;
import dev.kith.neo4j.RealDatabase;
import dev.kith.neo4j.audience.Neo4jAudiences;
import dev.kith.neo4j.journal.ChangeRows;
import dev.kith.neo4j.journal.Neo4jJournal;
import dev.kith.neo4j.search.Neo4jSearches;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.tie.Neo4jConnectionRequests;
import dev.kith.neo4j.tie.Neo4jTies;
import dev.kith.neo4j.user.Neo4jDeletions;
import dev.kith.neo4j.user.Neo4jUsers;
import dev.kith.neo4j.walk.Neo4jAudienceWalks;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The caches give the answers of the database after writes of any program, and during concurrent writes. */
abstract class CoherenceContract {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final int PEOPLE = 40;

    private final CachedStores server;
    private final Database database;
    private final Stores cached;
    private final Stores uncached;

    /**
     * @param server with the caches
     * @param other the same graph, through another server
     */
    CoherenceContract(CachedStores server, Database other) {
        this.server = server;
        this.database = other;
        this.cached = server.empty();
        this.uncached = new Stores(
                new Neo4jUsers(other),
                new Neo4jTies(other),
                new Neo4jAudiences(other),
                new Neo4jConnectionRequests(other),
                new Neo4jDeletions(other),
                new Neo4jJournal(other));
    }

    /** How many moves of both kinds of stores are compared. */
    abstract int moves();

    @Test
    void the_cached_stores_answer_as_the_stores_in_memory() {
        DifferentialIT.play(cached, moves());
    }

    @Test
    void writes_of_an_analyst_over_bolt_are_visible_at_once() {
        Random random = new Random(Contract.seed());
        populate();
        List<String> statements = List.of(
                "MATCH (u:User {id: $a}) SET u.real_name = 'changed ' + $b, u.real_name_key = 'changed ' + $b",
                "MATCH (a:User {id: $a}) MATCH (b:User {id: $b}) WHERE NOT (a)-[:FOLLOWS]->(b) AND a <> b"
                        + " CREATE (a)-[:FOLLOWS {follower: $a, followee: $b, since: $since, mutual: false}]->(b)",
                "MATCH (:User {id: $a})-[f:FOLLOWS]->(:User {id: $b}) DELETE f",
                "MATCH (:User {id: $a})-[f:FOLLOWS]->() SET f.since = $since + f.followee",
                "MATCH (:User {id: $a})-[f:FOLLOWS]->(:User {id: $b}) SET f.mutual = NOT f.mutual",
                "MATCH (a:User {id: $a}) MATCH (b:User {id: $b}) WHERE a <> b AND NOT (a)-[:HIDES]->(b)"
                        + " CREATE (a)-[:HIDES {hider: $a, hidden: $b, since: $since}]->(b)",
                "MATCH (u:User {id: $a}) REMOVE u:Listed",
                "MATCH (u:User) WHERE NOT u:Listed SET u:Listed",
                "MATCH (u:User {id: $a}) SET u.username_key = 'renamed' + $since",
                "MATCH (:User {id: $a})-[h:HIDES]->() DELETE h",
                "MATCH (a:User {id: $a}) MERGE (t:Tag {id: $b}) SET t += {type: 'user', name: 'tag ' + $b, description: '', color: '#FFFFFF',"
                        + " visible: true, active: true, deleted: false, created_at: datetime()} MERGE (a)-[:TAGGED]->(t)",
                "MATCH (t:Tag {id: $b}) SET t.name = 'renamed ' + $since",
                "MATCH (t:Tag {id: $b}) DETACH DELETE t",
                "MATCH ()-[f:FOLLOWS {follower: $a}]->() WITH f LIMIT 3 DELETE f",
                "MATCH (a:User {id: $a}) MATCH (b:User {id: $b}) WHERE $a < $b AND NOT (a)-[:CONNECTED]->(b)"
                        + " CREATE (a)-[:CONNECTED {low: $a, high: $b, since: $since}]->(b)",
                "MATCH (:User {id: $a})-[c:CONNECTED]-() WITH c LIMIT 2 DELETE c",
                "MATCH (:User {id: $a})-[c:CONNECTED]-() SET c.since = $since + c.high",
                "MATCH (a:User {id: $a}) MATCH (b:User {id: $b}) WHERE $a <> $b AND NOT (a)-[:REQUESTED]-(b) AND NOT (a)-[:CONNECTED]-(b)"
                        + " CREATE (a)-[:REQUESTED {from: $a, to: $b, low: CASE WHEN $a < $b THEN $a ELSE $b END,"
                        + " high: CASE WHEN $a < $b THEN $b ELSE $a END, created: $since}]->(b)",
                "MATCH (:User {id: $a})<-[r:REQUESTED]-() SET r.rejected = $since",
                "MATCH (:User {id: $a})-[r:REQUESTED]-() DELETE r");
        for (int step = 0; step < moves() / 3; step++) {
            String statement = statements.get(random.nextInt(statements.size()));
            Map<String, Object> parameters =
                    Map.of("a", anyone(random).value(), "b", anyone(random).value(), "since", 1_000_000L * (step + 1));
            RealDatabase.overBolt().write(transaction -> transaction.run(statement, parameters));
            assertSame(random, statement + " " + parameters);
        }
    }

    /** The rules never leave a connection to a hidden user, but an analyst can create one. */
    @Test
    void a_hidden_user_in_the_viewers_own_list_is_left_out_once() {
        populate();
        database.write(transaction -> transaction.run(
                "MATCH (a:User {id: 17}) MATCH (b:User {id: 36}) CREATE (a)-[:CONNECTED {low: 17, high: 36, since: 1}]->(b)"
                        + " CREATE (a)-[:HIDES {hider: 17, hidden: 36, since: 1}]->(b)",
                Map.of()));
        for (AudienceKind kind : AudienceKind.values()) {
            AudienceQuery query = new AudienceQuery(
                    new UserId(1), kind, Mutuality.SHARED, null, new UserId(17), Offset.first(Position.MAX_LIMIT));
            // at first the list is read in the background, and the database answers
            for (int time = 0; time < 20; time++) {
                assertThat(list(cached, query)).isEqualTo(list(uncached, query));
                LockSupport.parkNanos(5_000_000);
            }
        }
    }

    @Test
    void writers_see_their_own_writes_and_the_caches_equal_the_database_afterwards() throws Exception {
        long seed = Contract.seed();
        populate();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Callable<@Nullable Object>> writers = IntStream.range(0, 8)
                    .<Callable<@Nullable Object>>mapToObj(writer -> () -> write(new Random(seed + writer), writer))
                    .toList();
            for (Future<@Nullable Object> writer : threads.invokeAll(writers)) {
                await(writer);
            }
        }
        Random random = new Random(seed);
        for (int query = 0; query < 300; query++) {
            assertSame(random, "afterwards");
        }
    }

    /** Nothing but the report of each change makes the caches forget what the change makes wrong. */
    @Test
    void each_kind_of_change_through_another_server_is_visible_at_once() {
        populate();
        UserId anna = new UserId(2);
        UserId ben = new UserId(3);
        assertEverythingIsSame("at first");
        for (TieAction action : List.of(
                TieAction.UNFOLLOW,
                TieAction.DISCONNECT,
                TieAction.ASK,
                TieAction.CANCEL,
                TieAction.FOLLOW,
                TieAction.ASK)) {
            change("anna: " + action, () -> act(anna, action, ben));
        }
        for (TieAction action : List.of(
                TieAction.REJECT,
                TieAction.CANCEL_REJECT,
                TieAction.ACCEPT,
                TieAction.FOLLOW,
                TieAction.REMOVE_FOLLOWER,
                TieAction.DISCONNECT,
                TieAction.HIDE,
                TieAction.SHOW,
                TieAction.CONNECT)) {
            change("ben: " + action, () -> act(ben, action, anna));
        }
        change("create", () -> create(uncached, PEOPLE + 1));
        change("edit", () -> uncached.users().edit(anna, user -> user.withUsername(new Username("changed"))));
        change("delete softly", () -> delete(new UserId(4), false));
        change("delete hard", () -> delete(new UserId(5), true));
        change(
                "reset",
                () -> database.write(transaction -> {
                    ChangeRows.record(transaction, new Change.GraphReset(ResetReason.IMPORT));
                    return transaction.run("MATCH (u:User {id: 6}) SET u.real_name = 'changed'", Map.of());
                }));
    }

    private void change(String name, Runnable change) {
        change.run();
        assertEverythingIsSame(name);
    }

    private void act(UserId actor, TieAction action, UserId other) {
        uncached.ties().decide(Pair.of(actor, other), tie -> action.decide(tie, actor, NOON));
    }

    private void delete(UserId user, boolean hard) {
        assertThat(new DeleteUser(uncached.deletions(), Clock.systemUTC())
                        .handle(new UserId(1), Role.ADMIN, user, () -> hard))
                .isEqualTo(new DeleteUserAnswer.Deleted());
    }

    /** Some answers are cached at the second question only, and in the background. */
    private void assertEverythingIsSame(String after) {
        for (int time = 0; time < 4; time++) {
            assertThat(answers(cached, server.searches()))
                    .as(after)
                    .isEqualTo(answers(uncached, new Neo4jSearches(database)));
            LockSupport.parkNanos(5_000_000);
        }
    }

    private static List<Object> answers(Stores stores, Searches searches) {
        List<Object> answers = new ArrayList<>();
        List<UserId> ids =
                LongStream.rangeClosed(1, PEOPLE + 1).mapToObj(UserId::new).toList();
        for (UserId viewer : ids.subList(0, 5)) {
            answers.add(stores.users().find(viewer));
            for (CommunityMode mode : CommunityMode.values()) {
                answers.add(stores.ties().relations(viewer, ids, mode));
            }
            for (AudienceKind kind : AudienceKind.values()) {
                answers.add(list(
                        stores,
                        new AudienceQuery(
                                new UserId(1),
                                kind,
                                Mutuality.SHARED,
                                null,
                                viewer,
                                Offset.first(Position.MAX_LIMIT))));
                answers.add(list(
                        stores,
                        new AudienceQuery(
                                viewer, kind, Mutuality.SHARED, null, null, Offset.first(Position.MAX_LIMIT))));
            }
            for (String text : List.of("user", "changed")) {
                answers.add(searches.page(search(text, viewer, new Offset(0, 50), new Ranking.ByRelevance())));
            }
        }
        answers.add(stores.users().summaries(ids));
        return answers;
    }

    private static void await(Future<@Nullable Object> writer) throws InterruptedException {
        try {
            var _ = writer.get();
        } catch (ExecutionException e) {
            throw new AssertionError("a writer failed", e.getCause());
        }
    }

    /** Each writer has users of its own, so that their last write stays. */
    private @Nullable Object write(Random random, int writer) {
        for (int step = 0; step < moves() / 12; step++) {
            UserId follower = oneOf(writer, random);
            UserId followee = anyone(random);
            if (follower.equals(followee)) {
                continue;
            }
            Instant now = NOON.plusMillis(step);
            stepConnection(random, follower, oneOf(writer, random), now);
            if (random.nextInt(3) == 0) {
                toggleHide(follower, oneOf(writer, random), now);
            }
            boolean follows = servedBy(follower).decide(Pair.of(follower, followee), tie -> {
                var decision = FollowRules.toggle(tie, follower, now);
                return new Decision<>(decision.next(), decision.next().follows(follower), decision.changes());
            });
            List<UserId> listed = list(
                            cached,
                            new AudienceQuery(
                                    followee,
                                    AudienceKind.FOLLOWERS,
                                    Mutuality.RECIPROCAL,
                                    null,
                                    null,
                                    Offset.first(Position.MAX_LIMIT)))
                    .items()
                    .stream()
                    .map(AudienceEntry::user)
                    .toList();
            assertThat(listed.contains(follower)).isEqualTo(follows);
            assertThat(listed).doesNotHaveDuplicates();
            assertThat(cached.ties().relations(follower, List.of(followee), CommunityMode.FOLLOW))
                    .isEqualTo(uncached.ties().relations(follower, List.of(followee), CommunityMode.FOLLOW));
        }
        return null;
    }

    /** Two stores, as of two servers: their decisions overlap, while the decisions of one store share commits. */
    private Ties servedBy(UserId user) {
        return (user.value() % 2 == 0 ? cached : uncached).ties();
    }

    private static UserId oneOf(int writer, Random random) {
        return new UserId(1 + writer + 8L * random.nextInt(PEOPLE / 8));
    }

    /** Takes the next step of a connection: asks for it, answers or withdraws the request, or removes it. */
    private void stepConnection(Random random, UserId one, UserId other, Instant now) {
        if (one.equals(other)) {
            return;
        }
        boolean withdraws = random.nextInt(4) == 0;
        boolean accepts = random.nextBoolean();
        Relation expected = servedBy(one).decide(Pair.of(one, other), tie -> {
            var decision = switch (tie.connection()) {
                case Connection.Strangers() -> ConnectionRules.ask(tie, one, now);
                case Connection.Requested(UserId from, var _, Instant rejected, var _) -> {
                    UserId asked = tie.pair().other(from);
                    if (withdraws) {
                        yield ConnectionRules.cancel(tie, from);
                    }
                    if (rejected != null) {
                        yield ConnectionRules.cancelReject(tie, asked);
                    }
                    yield accepts ? ConnectionRules.accept(tie, asked, now) : ConnectionRules.reject(tie, asked, now);
                }
                case Connection.Connected ignored -> ConnectionRules.remove(tie, one);
            };
            return new Decision<>(
                    decision.next(),
                    Relation.seenBy(one, decision.next(), CommunityMode.FRIENDSHIP),
                    decision.changes());
        });
        assertThat(cached.ties().relations(one, List.of(other), CommunityMode.FRIENDSHIP))
                .isEqualTo(Map.of(other, expected));
        List<AudienceEntry> own = list(
                        cached,
                        new AudienceQuery(
                                one,
                                AudienceKind.CONNECTIONS,
                                Mutuality.SHARED,
                                null,
                                one,
                                Offset.first(Position.MAX_LIMIT)))
                .items();
        assertThat(own).extracting(AudienceEntry::user).doesNotHaveDuplicates();
        assertThat(own.stream().anyMatch(entry -> entry.user().equals(other)))
                .isEqualTo(expected == Relation.CONNECTED);
        assertThat(own).allMatch(AudienceEntry::mutual);
    }

    /** A user who is hidden is missing from the lists of others that the hider sees. */
    private void toggleHide(UserId one, UserId other, Instant now) {
        UserId owner = new UserId(1);
        if (one.equals(other) || one.equals(owner) || other.equals(owner)) {
            return;
        }
        boolean hides = servedBy(one).decide(Pair.of(one, other), tie -> {
            var decision = HideRules.toggle(tie, one, now);
            return new Decision<>(decision.next(), decision.next().of(one).hides() != null, decision.changes());
        });
        boolean follows = uncached.ties().between(Pair.of(other, owner)).follows(other);
        assertThat(list(
                                cached,
                                new AudienceQuery(
                                        owner,
                                        AudienceKind.FOLLOWERS,
                                        Mutuality.RECIPROCAL,
                                        null,
                                        one,
                                        Offset.first(Position.MAX_LIMIT)))
                        .items()
                        .stream()
                        .anyMatch(entry -> entry.user().equals(other)))
                .isEqualTo(follows && !hides);
    }

    private void populate() {
        for (long id = 1; id <= PEOPLE; id++) {
            create(cached, id);
        }
        for (long id = 2; id <= PEOPLE; id++) {
            UserId follower = new UserId(id);
            cached.ties().decide(Pair.of(follower, new UserId(1)), tie -> FollowRules.follow(tie, follower, NOON));
            cached.ties().decide(Pair.of(follower, new UserId(1)), tie -> ConnectionRules.ask(tie, follower, NOON));
            cached.ties()
                    .decide(Pair.of(follower, new UserId(1)), tie -> ConnectionRules.accept(tie, new UserId(1), NOON));
        }
    }

    private static void create(Stores stores, long id) {
        assertThat(stores.users()
                        .create(new NewUser(
                                new UserId(id),
                                new UUID(9, id),
                                new Username("user" + id),
                                Profile.EMPTY,
                                null,
                                null,
                                NOON,
                                Role.MEMBER)))
                .isInstanceOf(CreateUserAnswer.Created.class);
    }

    private void assertSame(Random random, String after) {
        AudienceKind kind = any(random, AudienceKind.values());
        Mutuality mutuality = any(random, Mutuality.values());
        AudienceQuery query = new AudienceQuery(
                random.nextInt(3) == 0 ? new UserId(1) : anyone(random),
                kind,
                kind == AudienceKind.CONNECTIONS && mutuality == Mutuality.RECIPROCAL ? Mutuality.SHARED : mutuality,
                random.nextInt(3) > 0 ? null : (Boolean) random.nextBoolean(),
                random.nextInt(3) == 0 ? null : anyone(random),
                new Offset(random.nextInt(PEOPLE), 1 + random.nextInt(20)));
        assertThat(list(cached, query)).as("%s after %s", query, after).isEqualTo(list(uncached, query));
        WalkOrder order =
                kind == AudienceKind.CONNECTIONS || random.nextBoolean() ? WalkOrder.NEWEST : WalkOrder.MUTUAL_FIRST;
        AudienceWalk walk = new AudienceWalk(
                new Audience(kind, query.subject()), order, null, null, null, null, null, query.viewer());
        assertThat(server.walks().page(walk, null, PEOPLE))
                .as("%s after %s", walk, after)
                .isEqualTo(new Neo4jAudienceWalks(database).page(walk, null, PEOPLE));
        UserId someone = anyone(random);
        assertThat(cached.users().find(someone))
                .as(after)
                .isEqualTo(uncached.users().find(someone));
        List<UserId> ids =
                LongStream.rangeClosed(1, PEOPLE + 1).mapToObj(UserId::new).toList();
        assertThat(cached.users().summaries(ids))
                .as(after)
                .isEqualTo(uncached.users().summaries(ids));
        UserId viewer = anyone(random);
        UserSearch search = search(random, viewer);
        assertThat(server.searches().page(search))
                .as("%s after %s", search, after)
                .isEqualTo(new Neo4jSearches(database).page(search));
        for (CommunityMode mode : CommunityMode.values()) {
            assertThat(cached.ties().relations(viewer, ids, mode))
                    .as(after)
                    .isEqualTo(uncached.ties().relations(viewer, ids, mode));
            UserId other = anyone(random);
            assertThat(cached.ties().relations(viewer, List.of(other), mode))
                    .as(after)
                    .isEqualTo(uncached.ties().relations(viewer, List.of(other), mode));
        }
    }

    /** One of a few searches, so that most are repeated. */
    private static UserSearch search(Random random, UserId viewer) {
        String text = List.of("user", "user1", "changed").get(random.nextInt(3));
        return search(
                text,
                random.nextBoolean() ? viewer : null,
                new Offset(random.nextInt(2), 20),
                random.nextInt(4) == 0 ? new Ranking.AsQueried() : new Ranking.ByRelevance());
    }

    private static UserSearch search(String text, @Nullable UserId viewer, Offset offset, Ranking ranking) {
        return UserSearch.of(
                new UserQuery(text, null, null, null, null, null, false, UserQuery.Order.BY_ID, viewer, offset),
                ranking);
    }

    private static Page<AudienceEntry> list(Stores stores, AudienceQuery query) {
        return stores.audiences().page(query);
    }

    private static <T> T any(Random random, T[] choices) {
        return choices[random.nextInt(choices.length)];
    }

    private static UserId anyone(Random random) {
        return new UserId(1 + random.nextInt(PEOPLE));
    }
}

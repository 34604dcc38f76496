package dev.kith.neo4j.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.Stores;
import dev.kith.application.deletion.Deletions;
import dev.kith.application.journal.Journal;
import dev.kith.application.user.CreateUserAnswer;
import dev.kith.application.user.NewUser;
import dev.kith.domain.change.Cause;
import dev.kith.domain.change.Change;
import dev.kith.domain.change.JournalEntry;
import dev.kith.domain.change.Origin;
import dev.kith.domain.change.ResetReason;
import dev.kith.domain.change.UserField;
import dev.kith.domain.follow.FollowRules;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.tie.Pair;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import dev.kith.domain.user.Username;
import dev.kith.neo4j.RealDatabase;
import dev.kith.neo4j.user.Neo4jDeletions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;

/** What a program other than Kith writes is in the journal, in its own transaction. */
final class OutsideChangesIT {

    private static final Instant SINCE = Instant.ofEpochSecond(1_000);

    private final Stores stores = RealDatabase.emptyStores(RealDatabase.inProcess());
    private final Journal journal = stores.journal();
    private final Driver analyst =
            GraphDatabase.driver(RealDatabase.uri(), AuthTokens.basic(RealDatabase.user(), RealDatabase.password()));
    private UserId anna = new UserId(1);
    private UserId ben = new UserId(2);
    private long before;

    @BeforeEach
    void people() {
        anna = person("anna");
        ben = person("ben");
        before = journal.newest().number();
    }

    @AfterEach
    void close() {
        analyst.close();
    }

    private UserId person(String name) {
        return stores.users()
                                .create(new NewUser(
                                        null,
                                        UUID.randomUUID(),
                                        new Username(name),
                                        Profile.EMPTY,
                                        null,
                                        null,
                                        SINCE,
                                        Role.MEMBER))
                        instanceof CreateUserAnswer.Created(var user)
                ? user.id()
                : anna;
    }

    private void write(String cypher) {
        analyst.executableQuery(cypher)
                .withParameters(Map.of("anna", anna.value(), "ben", ben.value()))
                .execute();
    }

    private List<Change> written() {
        List<JournalEntry> entries = journal.after(before, Journal.MAX_LIMIT);
        before += entries.size();
        assertThat(entries).allMatch(entry -> entry.origin() == Origin.OUTSIDE);
        assertThat(journal.newest().number()).as("no gap").isEqualTo(before);
        return entries.stream().map(JournalEntry::change).toList();
    }

    @Test
    void edges_that_begin_and_end_have_entries() {
        write("MATCH (a:User {id: $anna}), (b:User {id: $ben}) "
                + "CREATE (a)-[:FOLLOWS {follower: a.id, followee: b.id, since: 1000000000, mutual: true}]->(b), "
                + "(b)-[:FOLLOWS {follower: b.id, followee: a.id, since: 1000000000, mutual: true}]->(a)");
        assertThat(written())
                .containsExactlyInAnyOrder(
                        new Change.FollowCreated(anna, ben, SINCE, true, null),
                        new Change.FollowCreated(ben, anna, SINCE, true, null));

        write("MATCH (:User {id: $anna})-[f:FOLLOWS]-() DELETE f");
        assertThat(written())
                .containsExactlyInAnyOrder(
                        new Change.FollowDeleted(anna, ben, SINCE, true, Cause.UNKNOWN, null),
                        new Change.FollowDeleted(ben, anna, SINCE, true, Cause.UNKNOWN, null));

        write("MATCH (a:User {id: $anna}), (b:User {id: $ben}) CREATE (b)-[:REQUESTED "
                + "{from: b.id, to: a.id, low: a.id, high: b.id, created: 1000000000}]->(a)");
        assertThat(written()).containsExactly(new Change.RequestCreated(ben, anna, SINCE, null));
        write("MATCH ()-[r:REQUESTED]->() SET r.rejected = 5");
        assertThat(written()).containsExactly(new Change.RequestRejected(ben, anna, null));
        write("MATCH ()-[r:REQUESTED]->() REMOVE r.rejected");
        assertThat(written()).containsExactly(new Change.RequestRestored(ben, anna, null));
        write("MATCH (a)-[r:REQUESTED]->(b) DELETE r "
                + "CREATE (b)-[:CONNECTED {low: b.id, high: a.id, since: 1000000000}]->(a)");
        assertThat(written())
                .containsExactly(
                        new Change.RequestCancelled(ben, anna, Cause.UNKNOWN, null),
                        new Change.ConnectionCreated(anna, ben, SINCE, Cause.UNKNOWN, null));
        write("MATCH (a)-[c:CONNECTED]->(b) DELETE c "
                + "CREATE (a)-[:HIDES {hider: a.id, hidden: b.id, since: 1000000000}]->(b)");
        assertThat(written())
                .containsExactly(
                        new Change.ConnectionDeleted(anna, ben, SINCE, Cause.UNKNOWN, null),
                        new Change.HideCreated(anna, ben, SINCE, null));
        write("MATCH ()-[h:HIDES]->() DELETE h");
        assertThat(written()).containsExactly(new Change.HideDeleted(anna, ben, null));
    }

    @Test
    void changes_of_users_have_entries() {
        write("MATCH (u:User {id: $anna}) SET u.bio = 'I row.', u.real_name = 'Anna', u.locked = true REMOVE u.locked");
        assertThat(written())
                .containsExactly(new Change.UserUpdated(anna, Set.of(UserField.BIO, UserField.NAME), null));
        write("CREATE (:User {id: 77, username: 'new'})");
        assertThat(written()).containsExactly(new Change.UserCreated(new UserId(77), null));
        write("MATCH (u:User {id: 77}) DETACH DELETE u");
        assertThat(written()).containsExactly(new Change.UserDeleted(new UserId(77), true, null));
        write("MATCH (u:User {id: $ben}) SET u.status = 'd'");
        assertThat(written()).containsExactly(new Change.UserDeleted(ben, false, null));
    }

    @Test
    void other_changes_have_no_entry() {
        write("CREATE (:Note {text: 'a note'})-[:ABOUT]->(:Note)");
        write("MATCH (u:User) RETURN count(u)");

        assertThat(written()).isEmpty();
    }

    @Test
    void a_transaction_that_is_too_large_has_one_entry() {
        write("UNWIND range(1000, 11000) AS id CREATE (:User {id: id})");

        assertThat(written()).containsExactly(new Change.GraphReset(ResetReason.TOO_LARGE));
    }

    @Test
    void a_kith_that_reaches_this_database_over_bolt_is_not_outside() {
        Deletions deletions = new Neo4jDeletions(RealDatabase.overBolt());
        stores.ties().decide(Pair.of(anna, ben), tie -> FollowRules.follow(tie, anna, SINCE));
        deletions.begin(ben, null, SINCE, status -> UserStatus.SOFT_DELETED);
        deletions.finish(ben);

        assertThat(journal.after(before, 10))
                .extracting(JournalEntry::change)
                .containsExactly(
                        new Change.FollowCreated(anna, ben, SINCE, false, anna),
                        new Change.UserDeleted(ben, false, null));
    }
}

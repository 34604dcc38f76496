package dev.kith.neo4j.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.journal.JournalContract;
import dev.kith.domain.change.Change;
import dev.kith.domain.change.JournalEntry;
import dev.kith.domain.tie.AccountState;
import dev.kith.domain.tie.Connection;
import dev.kith.domain.tie.Pair;
import dev.kith.domain.tie.Replay;
import dev.kith.domain.tie.Tie;
import dev.kith.domain.user.UserId;
import dev.kith.neo4j.Micros;
import dev.kith.neo4j.spi.Database;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** The edges that a journal tells, from an empty graph on. */
public final class ReplayedJournal {

    private static final String EDGES = """
            MATCH (a:User)-[r:FOLLOWS|HIDES|CONNECTED|REQUESTED]->(b:User)
            RETURN type(r) AS type, a.id AS one, b.id AS other, coalesce(r.since, r.created) AS since,
                   r.rejected IS NOT NULL AS rejected""";

    private final Map<Pair, Tie> ties = new HashMap<>();
    private final Set<UserId> deleted = new HashSet<>();

    private ReplayedJournal() {}

    /**
     * Fails unless the journal has no gap and its replay has the edges of the graph. Edges of deleted users are left
     * out: they have no entries.
     */
    public static void requireEqualTo(Database database) {
        List<JournalEntry> entries = JournalContract.entries(new Neo4jJournal(database));
        assertThat(entries)
                .extracting(entry -> entry.position().number())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, entries.size()).boxed().toList());
        ReplayedJournal replayed = new ReplayedJournal();
        entries.forEach(replayed::apply);
        assertThat(replayed.edges()).isEqualTo(replayed.edgesOf(database));
    }

    private void apply(JournalEntry entry) {
        assertThat(entry.change()).isNotInstanceOf(Change.GraphReset.class);
        if (entry.change() instanceof Change.UserDeleted(UserId user, var _, var _)) {
            deleted.add(user);
        }
        Pair pair = Replay.pair(entry.change());
        if (pair != null) {
            Tie tie = ties.getOrDefault(pair, Tie.strangers(pair, AccountState.ACTIVE, AccountState.ACTIVE));
            ties.put(pair, Replay.apply(tie, entry.change(), entry.at()));
        }
    }

    private boolean isLeftOut(long one, long other) {
        return deleted.contains(new UserId(one)) || deleted.contains(new UserId(other));
    }

    private Set<String> edges() {
        Set<String> edges = new TreeSet<>();
        ties.forEach((pair, tie) -> {
            for (UserId user : List.of(pair.low(), pair.high())) {
                add(edges, "FOLLOWS", user, pair.other(user), tie.of(user).follows());
                add(edges, "HIDES", user, pair.other(user), tie.of(user).hides());
            }
            switch (tie.connection()) {
                case Connection.Strangers() -> {}
                case Connection.Requested request ->
                    add(
                            edges,
                            request.rejected() == null ? "REQUESTED" : "REJECTED",
                            request.from(),
                            pair.other(request.from()),
                            request.created());
                case Connection.Connected(Instant since) -> add(edges, "CONNECTED", pair.low(), pair.high(), since);
            }
        });
        return edges;
    }

    private void add(Set<String> edges, String type, UserId one, UserId other, @Nullable Instant since) {
        if (since != null && !isLeftOut(one.value(), other.value())) {
            edges.add(edge(type, one.value(), other.value(), Micros.of(since)));
        }
    }

    private Set<String> edgesOf(Database database) {
        Set<String> edges = new TreeSet<>();
        database.read(transaction -> {
            transaction.run(EDGES, Map.of()).forEach(row -> {
                if (!isLeftOut(row.number("one"), row.number("other"))) {
                    edges.add(edge(
                            row.flag("rejected") ? "REJECTED" : row.text("type"),
                            row.number("one"),
                            row.number("other"),
                            row.number("since")));
                }
            });
            return true;
        });
        return edges;
    }

    private static String edge(String type, long one, long other, long since) {
        return type + " " + one + " " + other + " " + since;
    }
}

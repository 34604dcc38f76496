package dev.kith.neo4j.walk;

import dev.kith.domain.user.UserId;
import dev.kith.domain.walk.Audience;
import dev.kith.domain.walk.WalkEntry;
import dev.kith.neo4j.Micros;
import dev.kith.neo4j.audience.AudienceQueries;
import dev.kith.neo4j.spi.Row;
import dev.kith.neo4j.spi.Statements;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs the statements about one list in a transaction. */
record ListStatements(Statements transaction, Audience list) {

    /**
     * The first entries of a range, newest first.
     *
     * @param mutual null for all, or the range of the index
     */
    List<WalkEntry> entries(@Nullable Boolean mutual, WalkRange range, Collection<Long> excluded, int limit) {
        if (range.isEmpty()) {
            return List.of();
        }
        WalkQueries queries = WalkQueries.of(list.kind());
        String cypher = mutual == null ? queries.both() : queries.ranges().get(mutual ? 0 : 1);
        Map<String, Object> parameters = new HashMap<>(subject());
        parameters.put("since", range.since());
        parameters.put("user", range.user());
        parameters.put("from", range.from());
        parameters.put("excluded", List.copyOf(excluded));
        parameters.put("limit", (long) limit);
        Map<UserId, WalkEntry> last = new LinkedHashMap<>();
        // a row without values, of an edge that is being deleted, is read again: a shorter page would end the walk
        transaction.run(cypher, parameters).stream().map(this::entry).forEach(entry -> last.put(entry.user(), entry));
        return last.values().stream()
                .sorted(WalkEntry.NEWEST_FIRST)
                .limit(limit)
                .toList();
    }

    /** The entries of those of some users who are in the list, in no order. */
    List<WalkEntry> among(Collection<Long> others) {
        Map<String, Object> parameters = new HashMap<>(subject());
        parameters.put("others", List.copyOf(others));
        return others.isEmpty()
                ? List.of()
                : transaction.run(AudienceQueries.of(list.kind()).among(), parameters).stream()
                        .filter(row -> row.hasAll("user", "since"))
                        .map(this::entry)
                        .toList();
    }

    /** All users in the list, at a cost that is its length. */
    List<Long> users() {
        return transaction
                .run(
                        AudienceQueries.of(list.kind()).common(),
                        Map.of("scanned", list.subject().value()))
                .stream()
                .filter(row -> row.hasAll("other"))
                .map(row -> row.number("other"))
                .toList();
    }

    /** The length of the list. */
    long degree() {
        return total(AudienceQueries.of(list.kind()).degree(), subject());
    }

    /** The number of entries of a range of the index, or the limit if there are more. */
    long count(int range, long from, long until, long limit) {
        Map<String, Object> parameters = new HashMap<>(subject());
        parameters.put("from", from);
        parameters.put("until", until);
        parameters.put("limit", limit);
        return total(WalkQueries.of(list.kind()).counts().get(range), parameters);
    }

    private Map<String, Object> subject() {
        return Map.of("subject", list.subject().value());
    }

    private long total(String cypher, Map<String, Object> parameters) {
        List<Row> rows = transaction.run(cypher, parameters);
        return rows.isEmpty() ? 0 : rows.getFirst().number("total");
    }

    private WalkEntry entry(Row row) {
        Boolean mutual = switch (list.kind()) {
            case FOLLOWERS, FOLLOWINGS -> row.flag("mutual");
            case CONNECTIONS -> null;
        };
        return new WalkEntry(new UserId(row.number("user")), Micros.instant(row.number("since")), mutual, null);
    }
}

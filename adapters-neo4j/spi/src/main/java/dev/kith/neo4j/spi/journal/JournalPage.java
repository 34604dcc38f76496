package dev.kith.neo4j.spi.journal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * The entries of one transaction, which become one node. The transaction writes it by its last statement, because the
 * statement locks the sequence of the journal until the commit. So the next transaction gets its number afterwards, and
 * numbers have the order of the commits.
 */
public final class JournalPage {

    /** Locks the sequence, as {@code s}, until the transaction ends. */
    public static final String LOCK = "MERGE (s:Sequence {name: 'journal'}) SET s.locked = true REMOVE s.locked";

    public static final String APPEND = LOCK + """

            WITH s SET s.last = coalesce(s.last, 0) + size($page.kinds),
                       s.transactions = coalesce(s.transactions, 0) + 1
            CREATE (j:Journal:Private {upto: s.last}) SET j += $page
            RETURN s.last AS upto, s.transactions AS transactions""";

    /** Returns the number, the run and the time of the newest page; no row if there is none. */
    public static final String NEWEST = "MATCH (j:Journal) USING INDEX j:Journal(upto) WHERE j.upto > 0"
            + " RETURN j.upto AS upto, j.run AS run, j.at AS at ORDER BY j.upto DESC LIMIT 1";

    /** The metadata of each write transaction of Kith over Bolt. */
    public static final Map<String, Object> METADATA = Map.of("app", "kith");

    private final List<JournalRow> rows = new ArrayList<>();

    public void add(JournalRow row) {
        rows.add(row);
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The entries, in order. */
    public List<JournalRow> rows() {
        return rows;
    }

    /**
     * The properties of the page without {@code upto}, the number of its last entry. A list whose items are all the
     * most frequent value is left out, because each property costs time and space.
     *
     * @param run the run of the server
     * @param isOutside whether a program other than Kith made the changes
     */
    public Map<String, Object> properties(int run, boolean isOutside) {
        long at = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
        Map<String, Object> properties = new HashMap<>();
        properties.put("run", (long) run);
        properties.put("at", at);
        properties.put("kinds", column(JournalRow::kind));
        properties.put("one", column(JournalRow::one));
        properties.put("other", column(JournalRow::other));
        putUnlessAll(properties, "age", JournalRow.NEW, row -> row.since() == null ? JournalRow.NEW : at - row.since());
        putUnlessAll(properties, "actor", JournalRow.BY_ONE, JournalRow::actor);
        if (isOutside) {
            properties.put("outside", true);
        }
        return properties;
    }

    private void putUnlessAll(
            Map<String, Object> properties, String name, long frequent, ToLongFunction<JournalRow> value) {
        long[] column = column(value);
        if (Arrays.stream(column).anyMatch(item -> item != frequent)) {
            properties.put(name, column);
        }
    }

    private long[] column(ToLongFunction<JournalRow> value) {
        long[] column = new long[rows.size()];
        for (int index = 0; index < column.length; index++) {
            column[index] = value.applyAsLong(rows.get(index));
        }
        return column;
    }
}

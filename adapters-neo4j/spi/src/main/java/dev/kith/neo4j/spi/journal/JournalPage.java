package dev.kith.neo4j.spi.journal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * The entries of one transaction, which become one node. The transaction writes it by its last statement, because the
 * statement locks the sequence of the journal: whoever holds it commits before the next one gets a number. Thus numbers
 * have the order of the commits.
 */
public final class JournalPage {

    public static final String APPEND = """
            MERGE (s:Sequence {name: 'journal'}) SET s.locked = true REMOVE s.locked
            WITH s SET s.last = coalesce(s.last, 0) + $count
            CREATE (:Journal:Private {upto: s.last, count: $count, run: $run, at: $at, outside: $outside,
                                      kinds: $kinds, one: $one, other: $other, age: $age, actor: $actor})
            RETURN s.last AS upto""";

    private final List<JournalRow> rows = new ArrayList<>();

    public void add(JournalRow row) {
        rows.add(row);
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /**
     * The parameters of {@link #APPEND}.
     *
     * @param run the run of the server
     * @param isOutside whether a program other than Kith made the changes
     */
    public Map<String, Object> parameters(int run, Instant now, boolean isOutside) {
        long at = ChronoUnit.MICROS.between(Instant.EPOCH, now);
        return Map.of(
                "count", (long) rows.size(),
                "run", (long) run,
                "at", at,
                "outside", isOutside,
                "kinds", column(JournalRow::kind),
                "one", column(JournalRow::one),
                "other", column(JournalRow::other),
                "age", column(row -> row.since() == null ? 0 : at - row.since()),
                "actor", column(JournalRow::actor));
    }

    private List<Long> column(ToLongFunction<JournalRow> value) {
        return rows.stream().map(value::applyAsLong).toList();
    }
}

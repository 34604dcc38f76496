package dev.kith.neo4j.journal;

import dev.kith.application.journal.Journal;
import dev.kith.domain.change.Change;
import dev.kith.domain.change.JournalEntry;
import dev.kith.domain.change.JournalPosition;
import dev.kith.domain.change.Origin;
import dev.kith.domain.change.ResetReason;
import dev.kith.neo4j.Micros;
import dev.kith.neo4j.Sequences;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.Row;
import dev.kith.neo4j.spi.Statements;
import dev.kith.neo4j.spi.journal.JournalPage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The journal as nodes {@code (:Journal {upto, kinds, …})}, one for each transaction, called pages. A page has
 * as many entries as its lists have items, and the last one has the number {@code upto}. The databases write the
 * pages, see {@link dev.kith.neo4j.spi.Statements#record}.
 */
public final class Neo4jJournal implements Journal {

    static final String OLDEST = "MATCH (j:Journal) USING INDEX j:Journal(upto) WHERE j.upto > 0"
            + " RETURN j.upto - size(j.kinds) + 1 AS oldest ORDER BY j.upto LIMIT 1";

    private static final String LAST =
            "OPTIONAL MATCH " + Sequences.JOURNAL.pattern() + " RETURN coalesce(s.last, 0) AS last";

    static final String AFTER = "MATCH (j:Journal) USING INDEX j:Journal(upto) WHERE j.upto > $after"
            + " RETURN j.upto AS upto, j.run AS run, j.at AS at, j.outside AS outside, j.kinds AS kinds, j.one AS one, j.other AS other, j.age AS age,"
            + " j.actor AS actor ORDER BY j.upto LIMIT $pages";

    /** The pages of a step of {@link #trim}: of about 20 to 200,000 entries, so a step is short. */
    private static final long TRIM_PAGES = 1_000;

    /** The newest page stays: it tells the newest position and its run. */
    static final String TRIM = """
            MATCH (j:Journal) USING INDEX j:Journal(upto)
            WHERE j.upto > 0 AND j.upto < $newest
            WITH j ORDER BY j.upto LIMIT $pages
            WITH j WHERE j.upto <= $surplus OR j.at < $before
            DELETE j RETURN count(*) AS deleted""";

    /** Pages of the first statement of a read; each further statement reads twice as many. */
    private static final long FIRST_PAGES = 16;

    private final Database database;

    public Neo4jJournal(Database database) {
        this.database = database;
    }

    @Override
    public JournalPosition newest() {
        return database.query(
                JournalPage.NEWEST,
                Map.of(),
                rows -> rows.stream()
                        .map(row -> new JournalPosition(row.number("upto"), (int) row.number("run")))
                        .findFirst()
                        .orElse(JournalPosition.START));
    }

    @Override
    public long oldest() {
        return database.read(Neo4jJournal::oldest);
    }

    private static long oldest(Statements transaction) {
        return transaction.run(OLDEST, Map.of()).stream()
                .map(row -> row.number("oldest"))
                .findFirst()
                .orElseGet(() -> transaction.run(LAST, Map.of()).getFirst().number("last") + 1);
    }

    @Override
    public List<JournalEntry> after(long number, int limit) {
        return database.read(transaction -> {
            List<JournalEntry> entries = new ArrayList<>();
            long after = number;
            for (long pages = FIRST_PAGES; entries.size() < limit; pages *= 2) {
                List<Row> read = transaction.run(AFTER, Map.of("after", after, "pages", pages));
                for (Row page : read) {
                    if (isMissed(transaction, after, page)) {
                        return first(entries, limit);
                    }
                    addEntries(entries, page, number);
                    after = page.number("upto");
                }
                if (read.size() < pages) {
                    break;
                }
            }
            return first(entries, limit);
        });
    }

    /**
     * Whether there is a page between two that were read. An index that is read while it is written may miss a page;
     * a later read finds it.
     */
    private static boolean isMissed(Statements transaction, long after, Row page) {
        long first = page.number("upto") - page.numbersOrEmpty("kinds").size() + 1;
        return first > after + 1 && oldest(transaction) < first;
    }

    private static List<JournalEntry> first(List<JournalEntry> entries, int limit) {
        return List.copyOf(entries.subList(0, Math.min(limit, entries.size())));
    }

    /** Adds the entries of a page that come after the number. */
    private static void addEntries(List<JournalEntry> entries, Row page, long after) {
        List<Change> changes = ChangeRows.changes(page);
        long first = page.number("upto") - changes.size() + 1;
        for (int index = (int) Math.max(0, after + 1 - first); index < changes.size(); index++) {
            entries.add(new JournalEntry(
                    new JournalPosition(first + index, (int) page.number("run")),
                    Micros.instant(page.number("at")),
                    page.flagOr("outside", false) ? Origin.OUTSIDE : Origin.KITH,
                    changes.get(index)));
        }
    }

    @Override
    public void reset(ResetReason reason) {
        database.write(transaction -> {
            ChangeRows.record(transaction, new Change.GraphReset(reason));
            return true;
        });
    }

    @Override
    public boolean trim(Instant before, long most) {
        long newest = newest().number();
        Map<String, Object> parameters =
                Map.of("newest", newest, "surplus", newest - most, "before", Micros.of(before), "pages", TRIM_PAGES);
        return database.write(transaction ->
                        transaction.run(TRIM, parameters).getFirst().number("deleted"))
                == TRIM_PAGES;
    }
}

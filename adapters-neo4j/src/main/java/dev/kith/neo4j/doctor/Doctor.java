package dev.kith.neo4j.doctor;

import dev.kith.application.deletion.FinishDeletions;
import dev.kith.neo4j.schema.Schema;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.Row;
import dev.kith.neo4j.user.Neo4jDeletions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reads the whole graph, rule by rule, in bounded memory, and names what breaks one. Mending wants a graph that no one writes to meanwhile: what
 * was found may be gone by the time it is mended.
 */
public final class Doctor {

    private static final int EXAMPLES = 5;
    private static final int BATCH = 1_000;

    private final Database database;

    /** @param database whose reads may take as long as reading the whole graph does */
    public Doctor(Database database) {
        this.database = database;
    }

    /**
     * The broken rules, those mended included; empty where all is well.
     *
     * @param mend whether to mend what can be mended
     * @param progress is told each rule before it is checked
     */
    public List<Finding> examine(boolean mend, Consumer<String> progress) {
        List<Finding> findings = new ArrayList<>();
        check(Invariant.BEFORE_SCHEMA, mend, findings, progress);
        progress.accept("schema");
        schema(mend, findings);
        check(Invariant.AFTER_SCHEMA, mend, findings, progress);
        return findings;
    }

    private void check(List<Invariant> invariants, boolean mend, List<Finding> findings, Consumer<String> progress) {
        for (Invariant invariant : invariants) {
            progress.accept(invariant.name());
            check(invariant, mend, findings);
        }
    }

    private void schema(boolean mend, List<Finding> findings) {
        List<String> missing = Schema.missing(database);
        if (!missing.isEmpty()) {
            List<String> examples = new ArrayList<>(missing);
            if (mend) {
                try {
                    Schema.restore(database);
                } catch (IllegalStateException refusal) {
                    examples.add(String.valueOf(refusal.getMessage()));
                }
            }
            findings.add(new Finding(
                    "schema",
                    "Every constraint and index is there and online.",
                    missing.size(),
                    examples,
                    mend && Schema.missing(database).isEmpty()));
        }
    }

    private void check(Invariant invariant, boolean mend, List<Finding> findings) {
        List<String> examples = new ArrayList<>();
        List<Map<String, Object>> batch = new ArrayList<>();
        String mending = mend ? invariant.fix() : null;
        long[] count = {0};
        database.read(transaction -> {
            examples.clear();
            batch.clear();
            count[0] = 0;
            transaction.stream(invariant.find(), Map.of(), row -> {
                count[0]++;
                if (examples.size() < EXAMPLES) {
                    examples.add(place(row));
                }
                if (mending != null) {
                    batch.add(row.values());
                    if (batch.size() == BATCH) {
                        mend(mending, batch);
                    }
                }
            });
            return true;
        });
        if (mending != null && !batch.isEmpty()) {
            mend(mending, batch);
        }
        if (count[0] > 0) {
            if (mending != null) {
                new FinishDeletions(new Neo4jDeletions(database)).handle();
            }
            findings.add(new Finding(
                    invariant.name(), invariant.description(), count[0], List.copyOf(examples), mending != null));
        }
    }

    /** In a transaction of its own, while the reading goes on. */
    private void mend(String statement, List<Map<String, Object>> batch) {
        if (!statement.isEmpty()) {
            Map<String, Object> parameters = Map.of("rows", List.copyOf(batch));
            database.write(transaction -> transaction.run(statement, parameters));
        }
        batch.clear();
    }

    private static String place(Row row) {
        long one = row.number("one");
        long other = row.number("other");
        return one == other ? "user " + one : "users " + one + " and " + other;
    }
}

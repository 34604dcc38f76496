package dev.kith.neo4j.doctor;

import dev.kith.application.deletion.FinishDeletions;
import dev.kith.neo4j.schema.Schema;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.Row;
import dev.kith.neo4j.transport.ErrorTranslatingDatabase;
import dev.kith.neo4j.user.Neo4jDeletions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Checks every rule of the graph and reports what breaks it. A check reads the whole graph in bounded memory. Fixing
 * needs a graph without other writers: a concurrent write may change what the check has found.
 */
public final class Doctor {

    private static final int EXAMPLES = 5;
    private static final int BATCH = 1_000;

    private final Database database;

    /** @param database with a read timeout that allows reading the whole graph */
    public Doctor(Database database) {
        this.database = database;
    }

    /**
     * @param fix whether to fix what can be fixed
     * @param progress receives the name of each rule before its check
     * @return the broken rules, with those that are fixed now; empty if the graph keeps every rule
     */
    public List<Finding> examine(boolean fix, Consumer<String> progress) {
        List<Finding> findings = new ArrayList<>();
        check(Invariant.BEFORE_SCHEMA, fix, findings, progress);
        progress.accept("schema");
        schema(fix, findings);
        check(Invariant.AFTER_SCHEMA, fix, findings, progress);
        return findings;
    }

    private void check(List<Invariant> invariants, boolean fix, List<Finding> findings, Consumer<String> progress) {
        for (Invariant invariant : invariants) {
            progress.accept(invariant.name());
            check(invariant, fix, findings);
        }
    }

    private void schema(boolean fix, List<Finding> findings) {
        List<String> missing = Schema.missing(database);
        if (!missing.isEmpty()) {
            List<String> examples = new ArrayList<>(missing);
            if (fix) {
                try {
                    Schema.restore(database);
                } catch (IllegalStateException refusal) {
                    examples.add(String.valueOf(refusal.getMessage()));
                }
            }
            findings.add(new Finding(
                    "schema",
                    "Every constraint and index exists and is online.",
                    missing.size(),
                    examples,
                    fix && Schema.missing(database).isEmpty()));
        }
    }

    private void check(Invariant invariant, boolean fix, List<Finding> findings) {
        List<String> examples = new ArrayList<>();
        List<Map<String, Object>> batch = new ArrayList<>();
        String statement = fix ? invariant.fix() : null;
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
                if (statement != null) {
                    batch.add(row.values());
                    if (batch.size() == BATCH) {
                        fix(statement, batch);
                    }
                }
            });
            return true;
        });
        if (statement != null && !batch.isEmpty()) {
            fix(statement, batch);
        }
        if (count[0] > 0) {
            findings.add(new Finding(
                    invariant.name(),
                    invariant.description(),
                    count[0],
                    List.copyOf(examples),
                    statement != null && finishDeletions()));
        }
    }

    /** False if one of them cannot be finished now. */
    private boolean finishDeletions() {
        return new FinishDeletions(new Neo4jDeletions(new ErrorTranslatingDatabase(database)))
                .handle()
                .isEmpty();
    }

    /** Runs in a transaction of its own while the check reads on. */
    private void fix(String statement, List<Map<String, Object>> batch) {
        if (!statement.isEmpty()) {
            Map<String, Object> parameters = Map.of("rows", List.copyOf(batch));
            database.write(transaction -> transaction.run(statement, parameters));
        }
        batch.clear();
    }

    private static String place(Row row) {
        Long entry = row.numberOrNull("entry");
        if (entry != null) {
            return "entry " + entry + " of the journal";
        }
        long one = row.number("one");
        long other = row.number("other");
        return one == other ? "user " + one : "users " + one + " and " + other;
    }
}

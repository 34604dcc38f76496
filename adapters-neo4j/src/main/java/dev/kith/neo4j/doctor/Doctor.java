package dev.kith.neo4j.doctor;

import dev.kith.neo4j.schema.Schema;
import dev.kith.neo4j.seam.Database;
import dev.kith.neo4j.seam.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Looks through the whole graph for what must never be, holding no more of it than a few examples, and mends it where asked to. */
public final class Doctor {

    /**
     * One law, and how often it is broken.
     *
     * @param examples a few of the faults, each in a few words
     * @param mended how many of them are put right now
     */
    public record Finding(String name, String law, long faults, List<String> examples, long mended) {

        public boolean isLeft() {
            return mended < faults;
        }
    }

    private static final int EXAMPLES = 5;

    private static final int MENDED_AT_ONCE = 500;

    /** As everyone who changes what stands between users: in the order of their ids. */
    private static final String LOCK = "UNWIND $ids AS id MATCH (u:User {id: id}) SET u.locked = true REMOVE u.locked";

    private static final String INDEXES = "SHOW INDEXES YIELD name, state RETURN name, state";

    private final Database database;

    public Doctor(Database database) {
        this.database = database;
    }

    /** Every law in turn; mending goes on at once, since later laws rely on earlier ones. Also tells of those that hold. */
    public List<Finding> examine(boolean mend, Consumer<Finding> each) {
        List<Finding> findings = new ArrayList<>();
        for (Invariant invariant : Invariant.ALL) {
            Finding finding = mend ? mended(invariant) : found(invariant);
            each.accept(finding);
            findings.add(finding);
        }
        Finding schema = schema(mend);
        each.accept(schema);
        findings.add(schema);
        return findings;
    }

    private Finding found(Invariant invariant) {
        return database.read(transaction -> {
            long[] faults = {0};
            List<String> examples = new ArrayList<>();
            transaction.stream(invariant.find(), Map.of(), row -> {
                if (faults[0]++ < EXAMPLES) {
                    examples.add(example(row));
                }
            });
            return new Finding(invariant.name(), invariant.law(), faults[0], examples, 0);
        });
    }

    /** In bounded transactions, looking anew before each; ends when nothing is found, or when what is found does not go away. */
    private Finding mended(Invariant invariant) {
        Finding before = found(invariant);
        long left = before.faults();
        while (left > 0) {
            List<Row> rows = database.read(
                    transaction -> transaction.run(invariant.find() + " LIMIT $limit", Map.of("limit", (long) MENDED_AT_ONCE)));
            database.write(transaction -> {
                TreeSet<Long> users = new TreeSet<>();
                for (Row row : rows) {
                    users.add(row.number("one"));
                    users.add(row.number("other"));
                }
                transaction.run(LOCK, Map.of("ids", new ArrayList<>(users)));
                Map<String, Object> ids = Map.of("ids", rows.stream().map(row -> row.text("id")).toList());
                for (String statement : invariant.mend()) {
                    transaction.run(statement, ids);
                }
                return true;
            });
            long now = found(invariant).faults();
            if (now >= left) {
                break;
            }
            left = now;
        }
        return new Finding(before.name(), before.law(), before.faults(), before.examples(), before.faults() - left);
    }

    private static String example(Row row) {
        long one = row.number("one");
        long other = row.number("other");
        return one == other ? "user " + one : "users " + one + " and " + other;
    }

    private Finding schema(boolean mend) {
        Map<String, String> off = schemaFaults();
        if (mend && !off.isEmpty()) {
            Schema.make(database, off.keySet());
        }
        long left = mend ? schemaFaults().size() : off.size();
        List<String> examples = new ArrayList<>();
        off.forEach((name, state) -> examples.add(name + " is " + state));
        return new Finding("indexes", "every index and constraint is there, and online", off.size(), examples, off.size() - left);
    }

    /** A constraint lives by the index of its name, so one look sees both. */
    private Map<String, String> schemaFaults() {
        Map<String, String> states = new HashMap<>();
        // in process a reader may not ask for the schema
        for (Row row : database.write(transaction -> transaction.run(INDEXES, Map.of()))) {
            states.put(row.text("name"), row.text("state"));
        }
        Map<String, String> faults = new HashMap<>();
        for (String name : Schema.names()) {
            String state = states.getOrDefault(name, "missing");
            if (!state.equals("ONLINE")) {
                faults.put(name, state);
            }
        }
        return faults;
    }
}

package dev.kith.neo4j.schema;

import dev.kith.neo4j.seam.Database;
import dev.kith.neo4j.seam.Row;
import dev.kith.neo4j.seam.StatementFailed;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a database up to the schema this program knows. Migrations are files of Cypher, applied once each in their order and recorded as
 * {@code (:Migration {number, name, checksum, applied})}; a file that was applied must never change again.
 */
public final class Schema {

    private static final Logger LOG = LoggerFactory.getLogger(Schema.class);

    private static final List<String> FILES = List.of("0001-users-and-follows");

    private static final String ONE_RECORD_EACH =
            "CREATE CONSTRAINT migration_number IF NOT EXISTS FOR (m:Migration) REQUIRE m.number IS UNIQUE";

    /** Held while migrating, so that of two servers that start at once one waits for the other. */
    private static final String LOCK = "MERGE (m:Migration {number: 0}) SET m.name = 'lock', m.locked = true REMOVE m.locked";

    private static final String APPLIED = "MATCH (m:Migration) WHERE m.number > 0 RETURN m.number AS number, m.checksum AS checksum, m.name AS name";

    private static final String RECORD =
            "CREATE (:Migration {number: $number, name: $name, checksum: $checksum, applied: datetime()})";

    private static final String AWAIT_INDEXES = "CALL db.awaitIndexes(600)";

    private static final Pattern MADE = Pattern.compile("CREATE (?:\\w+ )?(?:CONSTRAINT|INDEX) (\\w+) IF NOT EXISTS");

    private static final Pattern DROPPED = Pattern.compile("DROP (?:CONSTRAINT|INDEX) (\\w+)");

    private record Migration(long number, String name, List<String> statements, String checksum) {}

    private Schema() {}

    /** @throws IllegalStateException with a sentence for the operator where the database is not one this program may touch */
    public static void migrate(Database database) {
        // the usual start: one look is enough
        List<Row> records = database.read(transaction -> transaction.run(APPLIED, Map.of()));
        records.forEach(Schema::check);
        if (records.size() < FILES.size()) {
            apply(database);
        }
        alone(database, AWAIT_INDEXES);
    }

    private static void apply(Database database) {
        alone(database, ONE_RECORD_EACH);
        database.write(lock -> {
            lock.run(LOCK, Map.of());
            List<Row> applied = lock.run(APPLIED, Map.of());
            for (Row record : applied) {
                check(record);
            }
            for (Migration migration : migrations()) {
                if (applied.stream().noneMatch(record -> record.number("number") == migration.number())) {
                    LOG.info("Migrating the graph: {}", migration.name());
                    migration.statements().forEach(statement -> alone(database, statement));
                    database.write(transaction -> transaction.run(
                            RECORD, Map.of("number", migration.number(), "name", migration.name(), "checksum", migration.checksum())));
                }
            }
            return true;
        });
    }

    /** Of every constraint and index that a database brought up to date has. */
    public static Set<String> names() {
        return named().keySet();
    }

    /** Makes those of the constraints and indexes that are missing, and waits until they answer. */
    public static void make(Database database, Set<String> names) {
        named().forEach((name, statement) -> {
            if (names.contains(name)) {
                alone(database, statement);
            }
        });
        alone(database, AWAIT_INDEXES);
    }

    private static Map<String, String> named() {
        Map<String, String> statements = new LinkedHashMap<>();
        for (Migration migration : migrations()) {
            for (String statement : migration.statements()) {
                Matcher made = MADE.matcher(statement);
                Matcher dropped = DROPPED.matcher(statement);
                if (made.find()) {
                    statements.put(made.group(1), statement);
                } else if (dropped.find()) {
                    statements.remove(dropped.group(1));
                }
            }
        }
        return statements;
    }

    private static void check(Row record) {
        long number = record.number("number");
        if (number > FILES.size()) {
            throw new IllegalStateException("This database was written by a newer Kith (migration " + record.text("name")
                    + "); run that version, or one after it");
        }
        Migration ours = migration(FILES.get((int) number - 1));
        if (!ours.checksum().equals(record.text("checksum"))) {
            throw new IllegalStateException("Migration " + ours.name() + " in this database is not the one this Kith knows; "
                    + "restore the version that made it, or a backup");
        }
    }

    /** Neo4j wants schema changes in transactions of their own. */
    private static void alone(Database database, String statement) {
        try {
            database.write(transaction -> transaction.run(statement, Map.of()));
        } catch (StatementFailed failure) {
            throw new IllegalStateException("The graph's schema could not be made: " + failure.getMessage(), failure);
        }
    }

    private static List<Migration> migrations() {
        return FILES.stream().map(Schema::migration).toList();
    }

    private static Migration migration(String name) {
        try (InputStream file = Objects.requireNonNull(Schema.class.getResourceAsStream(name + ".cypher"), name)) {
            byte[] bytes = file.readAllBytes();
            CRC32 checksum = new CRC32();
            checksum.update(bytes);
            List<String> statements = Arrays.stream(new String(bytes, StandardCharsets.UTF_8).split(";\\s*\\n"))
                    .map(String::strip)
                    .filter(statement -> !statement.isEmpty())
                    .toList();
            return new Migration(
                    Long.parseLong(name.substring(0, 4)), name, statements, Long.toHexString(checksum.getValue()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

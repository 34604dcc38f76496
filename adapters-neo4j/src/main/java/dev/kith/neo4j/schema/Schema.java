package dev.kith.neo4j.schema;

import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.Row;
import dev.kith.neo4j.spi.StatementFailed;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a database up to the schema this program knows. Migrations are files of Cypher, applied once each in their order and recorded as
 * {@code (:Migration {number, name, checksum, applied})}; a file that was applied must never change again.
 */
public final class Schema {

    private static final Logger LOG = LoggerFactory.getLogger(Schema.class);

    private static final List<String> FILES = List.of(
            "0001-users-and-follows",
            "0002-accounts",
            "0003-content",
            "0004-tags",
            "0005-rooms-and-avatars",
            "0006-apps");

    private static final String ONE_RECORD_EACH =
            "CREATE CONSTRAINT migration_number IF NOT EXISTS FOR (m:Migration) REQUIRE m.number IS UNIQUE";

    /** Held while migrating, so that of two servers that start at once one waits for the other. */
    private static final String LOCK =
            "MERGE (m:Migration {number: 0}) SET m.name = 'lock', m.locked = true REMOVE m.locked";

    private static final String APPLIED =
            "MATCH (m:Migration) WHERE m.number > 0 RETURN m.number AS number, m.checksum AS checksum, m.name AS name";

    private static final String RECORD =
            "CREATE (:Migration {number: $number, name: $name, checksum: $checksum, applied: datetime()})";

    /** A day: filling those of a billion edges takes hours, and nothing can be done without. */
    private static final String AWAIT_INDEXES = "CALL db.awaitIndexes(86400)";

    private static final List<String> DROP_FOLLOW_INDEXES = List.of(
            "DROP CONSTRAINT follows_pair IF EXISTS",
            "DROP INDEX followers_in_order IF EXISTS",
            "DROP INDEX followings_in_order IF EXISTS");

    /** A constraint has an index of its name. */
    private static final String ONLINE_INDEXES = "SHOW INDEXES YIELD name, state WHERE state = 'ONLINE' RETURN name";

    private static final Pattern NAMED =
            Pattern.compile("CREATE (?:CONSTRAINT|INDEX|TEXT INDEX|FULLTEXT INDEX|POINT INDEX) (\\w+) IF NOT EXISTS");

    /** What is in the database breaks the constraint that is to be made. */
    private static final String BROKEN = "Neo.DatabaseError.Schema.ConstraintCreationFailed";

    private record Migration(long number, String name, List<String> statements, String checksum) {}

    private Schema() {}

    /** @throws IllegalStateException with a sentence for the operator where the database is not one this program may touch */
    public static void migrate(Database database) {
        if (isUpToDate(database)) {
            return;
        }
        alone(database, ONE_RECORD_EACH);
        database.write(lock -> {
            lock.run(LOCK, Map.of());
            List<Row> applied = lock.run(APPLIED, Map.of());
            applied.forEach(Schema::check);
            for (Migration migration : migrations()) {
                if (applied.stream().noneMatch(record -> record.number("number") == migration.number())) {
                    LOG.info("Migrating the graph: {}", migration.name());
                    migration.statements().forEach(statement -> alone(database, statement));
                    database.write(transaction -> transaction.run(
                            RECORD,
                            Map.of(
                                    "number",
                                    migration.number(),
                                    "name",
                                    migration.name(),
                                    "checksum",
                                    migration.checksum())));
                }
            }
            return true;
        });
        alone(database, AWAIT_INDEXES);
        List<String> missing = missing(database);
        if (!missing.isEmpty()) {
            LOG.info("Making again what is missing: {}", String.join(", ", missing));
            restore(database);
        }
    }

    /** Two questions instead of a lock and a dozen statements: what nearly every start finds. */
    private static boolean isUpToDate(Database database) {
        List<Row> applied = applied(database);
        return applied.size() == migrations().size() && missing(database).isEmpty();
    }

    /**
     * Changes nothing.
     *
     * @throws IllegalStateException as {@link #migrate} where the database is not one this program may touch
     */
    public static void checkCompatible(Database database) {
        var _ = applied(database);
    }

    /** Not as a reader, whose time is limited: the first statement of a fresh start takes its time. */
    private static List<Row> applied(Database database) {
        List<Row> applied = database.write(transaction -> transaction.run(APPLIED, Map.of()));
        applied.forEach(Schema::check);
        return applied;
    }

    /**
     * Does the work while follows have no index, which fills several times faster afterwards than edge by edge. Only for a graph without
     * follows that no one else has open: lists cannot be read meanwhile. Where the program dies in between, the next start makes the indexes.
     */
    public static void withoutFollowIndexes(Database database, Runnable work) {
        DROP_FOLLOW_INDEXES.forEach(statement -> alone(database, statement));
        try {
            work.run();
        } finally {
            LOG.info("Filling the indexes of follows");
            restore(database);
        }
    }

    /** The names of the constraints and indexes that should be there and are not, or are not online. */
    public static List<String> missing(Database database) {
        // a reader may not look at the schema
        List<Row> online = database.write(transaction -> transaction.run(ONLINE_INDEXES, Map.of()));
        Set<String> names = online.stream().map(row -> row.text("name")).collect(Collectors.toSet());
        return migrations().stream()
                .flatMap(migration -> migration.statements().stream())
                .flatMap(statement -> NAMED.matcher(statement).results())
                .map(found -> found.group(1))
                .filter(name -> !names.contains(name))
                .toList();
    }

    /** Makes again what {@link #missing} misses. */
    public static void restore(Database database) {
        migrations().forEach(migration -> migration.statements().forEach(statement -> alone(database, statement)));
        alone(database, AWAIT_INDEXES);
    }

    private static void check(Row record) {
        long number = record.number("number");
        Migration ours = migrations().stream()
                .filter(known -> known.number() == number)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("This database was written by a newer Kith (migration "
                        + record.text("name") + "); run that version, or one after it"));
        if (!ours.checksum().equals(record.text("checksum"))) {
            throw new IllegalStateException(
                    "Migration " + ours.name() + " in this database is not the one this Kith knows; "
                            + "restore the version that made it, or a backup");
        }
    }

    /** Neo4j wants schema changes in transactions of their own. */
    private static void alone(Database database, String statement) {
        try {
            database.write(transaction -> transaction.run(statement, Map.of()));
        } catch (StatementFailed failure) {
            Matcher named = NAMED.matcher(statement);
            throw new IllegalStateException(
                    failure.code().equals(BROKEN) && named.find()
                            ? "The graph holds twice what may be there only once, so " + named.group(1)
                                    + " cannot be made; stop whatever uses the graph and run kith doctor --fix"
                            : "The graph's schema could not be made: " + failure.getMessage(),
                    failure);
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

package dev.kith.neo4j.schema;

import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.RetryLimits;
import dev.kith.neo4j.spi.Row;
import dev.kith.neo4j.spi.StatementFailed;
import dev.kith.neo4j.spi.Statements;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a database to the schema of this program. A migration is a file of constraints and indexes in Cypher, and for
 * a few a step in Java, which writes nodes in batches: a transaction has a memory limit. Migrations run once each, in
 * order, and are recorded as {@code (:Migration {number, name, checksum, applied})}. A released file never changes: its
 * checksum is in every database.
 */
public final class Schema {

    private static final Logger LOG = LoggerFactory.getLogger(Schema.class);

    private static final List<String> FILES = List.of(
            "0001-users-and-follows",
            "0002-accounts",
            "0003-content",
            "0004-tags",
            "0005-rooms-and-avatars",
            "0006-apps",
            "0007-folded-texts",
            "0008-journal",
            "0009-external-ids",
            "0010-service-keys",
            "0011-dismissals",
            "0012-answers",
            "0013-webhooks",
            "0014-suspended-users");

    /** What a migration does beside its statements. The statement of {@code 0003-content} that writes users never runs. */
    private static final Map<String, Consumer<Database>> STEPS = Map.of("0003-content", UserUpdates::setPlaces);

    /** The same, only to a graph that an earlier version wrote. */
    private static final Map<String, Consumer<Database>> STEPS_OF_OLD_GRAPHS =
            Map.of("0007-folded-texts", FoldedTexts::foldAgain, "0009-external-ids", UserUpdates::copyExternalIds);

    private static final String UNIQUE_NUMBERS =
            "CREATE CONSTRAINT migration_number IF NOT EXISTS FOR (m:Migration) REQUIRE m.number IS UNIQUE";

    /** Held during the migration: of two servers that start at the same time, one waits for the other. */
    private static final String LOCK =
            "MERGE (m:Migration {number: 0}) SET m.name = 'lock', m.locked = true REMOVE m.locked";

    private static final String APPLIED =
            "MATCH (m:Migration) WHERE m.number > 0 RETURN m.number AS number, m.checksum AS checksum, m.name AS name";

    private static final String RECORD =
            "CREATE (:Migration {number: $number, name: $name, checksum: $checksum, applied: datetime()})";

    /** The indexes of a billion edges take hours to fill, and the server needs them. */
    private static final Duration MAX_WAIT = Duration.ofDays(1);

    private static final String AWAIT_INDEXES = "CALL db.awaitIndexes(" + MAX_WAIT.toSeconds() + ")";

    private static final List<String> DROP_FOLLOW_INDEXES = List.of(
            "DROP CONSTRAINT follows_pair IF EXISTS",
            "DROP INDEX followers_in_order IF EXISTS",
            "DROP INDEX followings_in_order IF EXISTS");

    /** Includes constraints: each has an index of its own name. */
    private static final String ONLINE_INDEXES = "SHOW INDEXES YIELD name, state WHERE state = 'ONLINE' RETURN name";

    private static final Pattern SCHEMA_NAME =
            Pattern.compile("CREATE (?:CONSTRAINT|INDEX|TEXT INDEX|FULLTEXT INDEX|POINT INDEX) (\\w+) IF NOT EXISTS");

    /** Another server changes the schema at the same time. */
    private static final Pattern CONTENTION = Pattern.compile("Neo\\.(ClientError\\.Schema\\.\\w+AlreadyExists"
            + "|TransientError\\.Transaction\\.(DeadlockDetected|LockAcquisitionTimeout))");

    /** The data breaks the new constraint. */
    private static final String CONSTRAINT_BROKEN = "Neo.DatabaseError.Schema.ConstraintCreationFailed";

    /** @param statements create constraints and indexes */
    private record Migration(long number, String name, List<String> statements, String checksum) {}

    private Schema() {}

    /** @throws IllegalStateException with a message for the operator if this program may not change the database */
    public static void migrate(Database database) {
        if (isUpToDate(database)) {
            return;
        }
        runAlone(database, UNIQUE_NUMBERS);
        retryWhileOthersMigrate(() -> database.write(lock -> {
            migrate(database, lock);
            return true;
        }));
        runAlone(database, AWAIT_INDEXES);
        List<String> missing = missing(database);
        if (!missing.isEmpty()) {
            LOG.info("Creating missing constraints and indexes: {}", String.join(", ", missing));
            restore(database);
        }
    }

    /**
     * @param lock the transaction that holds the lock. It records the migrations: another transaction would wait for it
     *     as soon as a third one waits for the schema of the records
     */
    private static void migrate(Database database, Statements lock) {
        lock.run(LOCK, Map.of());
        List<Row> applied = lock.run(APPLIED, Map.of());
        applied.forEach(Schema::check);
        for (Migration migration : migrations()) {
            if (applied.stream().noneMatch(record -> record.number("number") == migration.number())) {
                LOG.info("Migrating the graph: {}", migration.name());
                migration.statements().forEach(statement -> runAlone(database, statement));
                STEPS.getOrDefault(migration.name(), _ -> {}).accept(database);
                if (!applied.isEmpty()) {
                    STEPS_OF_OLD_GRAPHS.getOrDefault(migration.name(), _ -> {}).accept(database);
                }
                lock.run(
                        RECORD,
                        Map.of(
                                "number",
                                migration.number(),
                                "name",
                                migration.name(),
                                "checksum",
                                migration.checksum()));
            }
        }
    }

    /** The case of nearly every start: two reads instead of a lock and a dozen statements. */
    private static boolean isUpToDate(Database database) {
        List<Row> applied = applied(database);
        return applied.size() == migrations().size() && missing(database).isEmpty();
    }

    /**
     * Changes nothing.
     *
     * @throws IllegalStateException as {@link #migrate}
     */
    public static void checkCompatible(Database database) {
        var _ = applied(database);
    }

    /** In a write transaction: reads have a timeout, and the first statement after a start is slow. */
    private static List<Row> applied(Database database) {
        List<Row> applied = database.write(transaction -> transaction.run(APPLIED, Map.of()));
        applied.forEach(Schema::check);
        return applied;
    }

    /**
     * Runs the work without the indexes of follows, and creates them afterwards: they fill several times faster than
     * edge by edge. Only for a graph without follows and without other users, because no list can be read meanwhile. If
     * the program dies, the next start creates the indexes.
     */
    public static void withoutFollowIndexes(Database database, Runnable work) {
        DROP_FOLLOW_INDEXES.forEach(statement -> runAlone(database, statement));
        try {
            work.run();
        } finally {
            LOG.info("Filling the indexes of follows");
            restore(database);
        }
    }

    /** The names of the constraints and indexes that do not exist or are not online. */
    public static List<String> missing(Database database) {
        // a read transaction may not read the schema
        List<Row> online = database.write(transaction -> transaction.run(ONLINE_INDEXES, Map.of()));
        Set<String> names = online.stream().map(row -> row.text("name")).collect(Collectors.toSet());
        return migrations().stream()
                .flatMap(migration -> migration.statements().stream())
                .flatMap(statement -> SCHEMA_NAME.matcher(statement).results())
                .map(found -> found.group(1))
                .filter(name -> !names.contains(name))
                .toList();
    }

    /** Creates the {@link #missing} constraints and indexes. */
    public static void restore(Database database) {
        migrations().forEach(migration -> migration.statements().forEach(statement -> runAlone(database, statement)));
        runAlone(database, AWAIT_INDEXES);
    }

    private static void check(Row record) {
        long number = record.number("number");
        Migration ours = migrations().stream()
                .filter(known -> known.number() == number)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("A newer Kith wrote this database (migration "
                        + record.text("name") + "). Run that version or a later one."));
        if (!ours.checksum().equals(record.text("checksum"))) {
            throw new IllegalStateException(
                    "Migration " + ours.name() + " in this database differs from the one in this Kith. "
                            + "Run the version of Kith that wrote it, or restore a backup.");
        }
    }

    /** Neo4j needs a transaction of its own for each change of the schema. */
    private static void runAlone(Database database, String statement) {
        try {
            retryWhileOthersMigrate(() -> database.write(transaction -> transaction.run(statement, Map.of())));
        } catch (StatementFailed failure) {
            Matcher named = SCHEMA_NAME.matcher(statement);
            throw new IllegalStateException(
                    failure.code().equals(CONSTRAINT_BROKEN) && named.find()
                            ? "The graph breaks the constraint " + named.group(1)
                                    + ", so it cannot be created. "
                                    + "Stop all programs that use the graph and run kith doctor --fix."
                            : "The schema of the graph cannot be created: " + failure.getMessage(),
                    failure);
        }
    }

    /** Each statement may run again: it creates what does not exist, or drops what exists. */
    private static <T> void retryWhileOthersMigrate(Supplier<T> work) {
        var _ = RetryLimits.retry(
                MAX_WAIT,
                work,
                failure -> failure instanceof StatementFailed refusal
                        && CONTENTION.matcher(refusal.code()).matches());
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
                    .filter(statement -> SCHEMA_NAME.matcher(statement).find())
                    .toList();
            return new Migration(
                    Long.parseLong(name.substring(0, 4)), name, statements, Long.toHexString(checksum.getValue()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

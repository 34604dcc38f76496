package dev.kith.bootstrap.importing;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.kith.bootstrap.importing.file.BadLines;
import dev.kith.bootstrap.importing.file.CsvFile;
import dev.kith.bootstrap.importing.file.TypedCsvFile;
import dev.kith.bootstrap.importing.follow.FollowList;
import dev.kith.bootstrap.importing.write.ImportSummary;
import dev.kith.bootstrap.importing.write.Importer;
import dev.kith.bootstrap.importing.write.LineBatch;
import dev.kith.bootstrap.importing.write.Progress;
import dev.kith.neo4j.bulk.BulkConnections;
import dev.kith.neo4j.bulk.BulkTies.NewConnection;
import dev.kith.neo4j.spi.Database;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Imports connections from CSV. */
final class ConnectionsImport {

    private static final Set<String> COLUMNS = Set.of("user", "other", "since");
    private static final String NAME = "connections";

    @Option(
            names = "--connections",
            paramLabel = "FILE",
            description = "CSV of connections: user, other, optionally since (ISO 8601); one line per pair. "
                    + "Both users must exist or be in the other files. A connection ends a request between the two.")
    private @Nullable Path path;

    private final Set<Long> referenced = new HashSet<>();
    private final Set<Long> unknown = new HashSet<>();
    private long count;

    boolean isEmpty() {
        return path == null;
    }

    /** Reads the whole file before anything is written. */
    void read(BadLines bad, PrintWriter err) {
        if (path != null) {
            TypedCsvFile<NewConnection> lines = lines(path);
            lines.printIgnoredColumns(err);
            lines.forEach(bad, (pair, _) -> {
                referenced.add(pair.low());
                referenced.add(pair.high());
                count++;
            });
        }
    }

    /**
     * Reports lines with an unknown user. These lines are not written.
     *
     * @param incoming ids of the users that the other files create
     */
    void reportUnknownUsers(Importer importer, Set<Long> incoming, BadLines bad) {
        reportUnknownUsers(
                importer.unknownUsersAmong(
                        referenced.stream().mapToLong(Long::longValue).toArray()),
                incoming,
                bad);
    }

    /** As {@link #reportUnknownUsers(Importer, Set, BadLines)} for an import into a new graph. */
    void reportUnknownUsers(Set<Long> incoming, BadLines bad) {
        reportUnknownUsers(referenced, incoming, bad);
    }

    private void reportUnknownUsers(Set<Long> missing, Set<Long> incoming, BadLines bad) {
        unknown.addAll(missing);
        unknown.removeAll(incoming);
        if (path != null && !unknown.isEmpty()) {
            Path file = path;
            // the first reading reported all other bad lines
            lines(file).forEach(BadLines.silent(), (pair, line) -> {
                if (hasUnknownUser(pair)) {
                    bad.add(
                            file,
                            line,
                            "there is no user " + (unknown.contains(pair.low()) ? pair.low() : pair.high()));
                }
            });
        }
    }

    private boolean hasUnknownUser(NewConnection pair) {
        return unknown.contains(pair.low()) || unknown.contains(pair.high());
    }

    private static TypedCsvFile<NewConnection> lines(Path file) {
        return new TypedCsvFile<>(
                new CsvFile(file, COLUMNS, Set.of("user", "other")), ConnectionsImport::connection, connection -> null);
    }

    private static NewConnection connection(NamedCsvRecord line) {
        long user = CsvFile.id(line, "user");
        long other = CsvFile.id(line, "other");
        if (user == other) {
            throw new CsvFile.BadLineException("a user cannot be connected to themselves");
        }
        return new NewConnection(
                Math.min(user, other), Math.max(user, other), CsvFile.since(line, FollowList.UNKNOWN_TIME));
    }

    /** Reads the file again and writes it in batches, after the users. Rows without {@code since} get the import's time, in file order. */
    void write(Database database, Runnable stopIfAsked, Clock clock, ImportSummary summary, PrintWriter err) {
        if (path == null) {
            return;
        }
        BulkConnections bulk = new BulkConnections(database);
        long[] time = {ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()) - count};
        try (Progress progress = new Progress(NAME, count, err)) {
            LineBatch<NewConnection> batch = new LineBatch<>((connections, _) -> {
                stopIfAsked.run();
                write(bulk, connections, summary);
                progress.add(connections.size());
            });
            lines(path).forEach(BadLines.silent(), (pair, line) -> {
                time[0]++;
                if (!hasUnknownUser(pair)) {
                    batch.add(
                            pair.since() == FollowList.UNKNOWN_TIME
                                    ? new NewConnection(pair.low(), pair.high(), time[0])
                                    : pair,
                            line);
                }
            });
            batch.flush();
        }
    }

    private static void write(BulkConnections bulk, List<NewConnection> connections, ImportSummary summary) {
        BulkConnections.ConnectionCounts written = bulk.write(connections);
        summary.contents(NAME, written.created(), written.alreadyThere());
        summary.hidden += written.hidden();
        summary.unknownUsers += written.unknownUsers();
    }
}

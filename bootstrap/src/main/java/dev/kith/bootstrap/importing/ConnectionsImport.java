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

/** Who is connected to whom, as CSV. */
final class ConnectionsImport {

    private static final Set<String> COLUMNS = Set.of("user", "other", "since");
    private static final String NAME = "connections";

    @Option(
            names = "--connections",
            paramLabel = "FILE",
            description =
                    "CSV with the columns user, other, and since (ISO 8601) where it is known; one line for two who are connected. "
                            + "Both must be users already, or in the other files. A request between them is answered by it.")
    private @Nullable Path path;

    private final Set<Long> mentioned = new HashSet<>();
    private final Set<Long> unknown = new HashSet<>();
    private long count;

    boolean isEmpty() {
        return path == null;
    }

    /** Reads the file to its end, before anything is written. */
    void read(BadLines bad, PrintWriter err) {
        if (path != null) {
            TypedCsvFile<NewConnection> lines = lines(path);
            lines.printIgnoredColumns(err);
            lines.forEach(bad, (pair, _) -> {
                mentioned.add(pair.low());
                mentioned.add(pair.high());
                count++;
            });
        }
    }

    /**
     * Tells which lines speak of someone who is not there; they are not written.
     *
     * @param toCome those whom the other files bring
     */
    void reportUnknownUsers(Importer importer, Set<Long> toCome, BadLines bad) {
        reportUnknownUsers(
                importer.unknownUsersAmong(
                        mentioned.stream().mapToLong(Long::longValue).toArray()),
                toCome,
                bad);
    }

    /** As {@link #reportUnknownUsers(Importer, Set, BadLines)} where there is no graph yet. */
    void reportUnknownUsers(Set<Long> toCome, BadLines bad) {
        reportUnknownUsers(mentioned, toCome, bad);
    }

    private void reportUnknownUsers(Set<Long> absent, Set<Long> toCome, BadLines bad) {
        unknown.addAll(absent);
        unknown.removeAll(toCome);
        if (path != null && !unknown.isEmpty()) {
            Path file = path;
            // what was bad for another reason has been told already
            lines(file).forEach(BadLines.silent(), (pair, line) -> {
                if (isOfNoOne(pair)) {
                    bad.add(
                            file,
                            line,
                            "there is no user " + (unknown.contains(pair.low()) ? pair.low() : pair.high()));
                }
            });
        }
    }

    private boolean isOfNoOne(NewConnection pair) {
        return unknown.contains(pair.low()) || unknown.contains(pair.high());
    }

    private static TypedCsvFile<NewConnection> lines(Path file) {
        return new TypedCsvFile<>(
                new CsvFile(file, COLUMNS, Set.of("user", "other")), ConnectionsImport::connected, connected -> null);
    }

    private static NewConnection connected(NamedCsvRecord line) {
        long user = CsvFile.id(line, "user");
        long other = CsvFile.id(line, "other");
        if (user == other) {
            throw new CsvFile.BadLineException("no one is connected to themselves");
        }
        return new NewConnection(
                Math.min(user, other), Math.max(user, other), CsvFile.since(line, FollowList.UNKNOWN_TIME));
    }

    /** Reads the file again and writes it, line by line; the users must be there by now. Of whom no time is told, they met now, in the order of the lines. */
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
                if (!isOfNoOne(pair)) {
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

package dev.kith.bootstrap.importing;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.kith.neo4j.bulk.BulkConnections;
import dev.kith.neo4j.bulk.BulkTies.Connected;
import dev.kith.neo4j.seam.Database;
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
final class ConnectionsFile {

    private static final Set<String> COLUMNS = Set.of("user", "other", "since");
    private static final String NAME = "connections";

    @Option(
            names = "--connections",
            paramLabel = "FILE",
            description = "CSV with the columns user, other, and since (ISO 8601) where it is known; one line for two who are connected. "
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
            CsvLines<Connected> lines = lines(path);
            lines.tellIgnored(err);
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
    void tellUnknown(Importer importer, Set<Long> toCome, BadLines bad) {
        tellUnknown(importer.absentAmong(mentioned.stream().mapToLong(Long::longValue).toArray()), toCome, bad);
    }

    /** As {@link #tellUnknown(Importer, Set, BadLines)} where there is no graph yet. */
    void tellUnknown(Set<Long> toCome, BadLines bad) {
        tellUnknown(mentioned, toCome, bad);
    }

    private void tellUnknown(Set<Long> absent, Set<Long> toCome, BadLines bad) {
        unknown.addAll(absent);
        unknown.removeAll(toCome);
        if (path != null && !unknown.isEmpty()) {
            Path file = path;
            // what was bad for another reason has been told already
            lines(file).forEach(BadLines.untold(), (pair, line) -> {
                if (isOfNoOne(pair)) {
                    bad.add(file, line, "there is no user " + (unknown.contains(pair.low()) ? pair.low() : pair.high()));
                }
            });
        }
    }

    private boolean isOfNoOne(Connected pair) {
        return unknown.contains(pair.low()) || unknown.contains(pair.high());
    }

    private static CsvLines<Connected> lines(Path file) {
        return new CsvLines<>(new CsvFile(file, COLUMNS, Set.of("user", "other")), ConnectionsFile::connected, connected -> null);
    }

    private static Connected connected(NamedCsvRecord line) {
        long user = CsvFile.id(line, "user");
        long other = CsvFile.id(line, "other");
        if (user == other) {
            throw new CsvFile.Unusable("no one is connected to themselves");
        }
        return new Connected(Math.min(user, other), Math.max(user, other), CsvFile.since(line, FollowList.SOME_TIME));
    }

    /** Reads the file again and writes it, line by line; the users must be there by now. Of whom no time is told, they met now, in the order of the lines. */
    void write(Database database, Runnable stopIfAsked, Clock clock, Summary summary, PrintWriter err) {
        if (path == null) {
            return;
        }
        BulkConnections bulk = new BulkConnections(database);
        long[] time = {ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()) - count};
        try (Progress progress = new Progress(NAME, count, err)) {
            LineBatch<Connected> batch = new LineBatch<>((connections, _) -> {
                stopIfAsked.run();
                write(bulk, connections, summary);
                progress.add(connections.size());
            });
            lines(path).forEach(BadLines.untold(), (pair, line) -> {
                time[0]++;
                if (!isOfNoOne(pair)) {
                    batch.add(pair.since() == FollowList.SOME_TIME ? new Connected(pair.low(), pair.high(), time[0]) : pair, line);
                }
            });
            batch.flush();
        }
    }

    private static void write(BulkConnections bulk, List<Connected> connections, Summary summary) {
        BulkConnections.Written written = bulk.write(connections);
        summary.contents(NAME, written.created(), written.alreadyThere());
        summary.hidden += written.hidden();
        summary.ofNoOne += written.ofNoOne();
    }
}

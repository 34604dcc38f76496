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
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who is connected to whom, as CSV. */
final class ConnectionsFile {

    private static final Set<String> COLUMNS = Set.of("user", "other", "since");
    private static final String NAME = "connections";

    /** Of a connection of which no time is told. */
    private static final long SOME_TIME = Long.MIN_VALUE;

    @Option(
            names = "--connections",
            paramLabel = "FILE",
            description = "CSV with the columns user, other, and since (ISO 8601) where it is known; one line for two who are connected. "
                    + "Both must be users already, or in the other files. A request between them is answered by it.")
    private @Nullable Path path;

    private long count;

    boolean isEmpty() {
        return path == null;
    }

    /** Reads the file to its end, before anything is written. */
    void read(BadLines bad, PrintWriter err) {
        if (path != null) {
            CsvLines<Connected> lines = lines(path);
            lines.tellIgnored(err);
            lines.forEach(bad, (_, _) -> count++);
        }
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
        String since = CsvFile.text(line, "since");
        return new Connected(
                Math.min(user, other),
                Math.max(user, other),
                since.isEmpty() ? SOME_TIME : ChronoUnit.MICROS.between(Instant.EPOCH, CsvFile.time("since", since)));
    }

    /** Reads the file again and writes it, line by line; the users must be there by now. Of whom no time is told, they met now, in the order of the lines. */
    void write(Database database, BadLines bad, Runnable stopIfAsked, Clock clock, Summary summary, PrintWriter err) {
        if (path == null) {
            return;
        }
        Path file = path;
        BulkConnections bulk = new BulkConnections(database);
        long[] time = {ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()) - count};
        try (Progress progress = new Progress(NAME, count, err)) {
            LineBatch<Connected> batch = new LineBatch<>((connections, numbers) -> {
                stopIfAsked.run();
                write(bulk, file, connections, numbers, bad, summary);
                progress.add(connections.size());
            });
            // what is bad in itself was told in the first reading
            lines(file).forEach(BadLines.untold(), (told, line) -> {
                time[0]++;
                batch.add(told.since() == SOME_TIME ? new Connected(told.low(), told.high(), time[0]) : told, line);
            });
            batch.flush();
        }
    }

    private static void write(
            BulkConnections bulk, Path file, List<Connected> connections, List<Long> lines, BadLines bad, Summary summary) {
        BulkConnections.Written written = bulk.write(connections);
        summary.contents(NAME, written.created(), written.alreadyThere());
        summary.hidden += written.hidden();
        for (int place : written.ofNoOne()) {
            Connected pair = connections.get(place);
            bad.add(file, lines.get(place), "there is no user " + pair.low() + " or no user " + pair.high());
        }
    }
}

package dev.kith.bootstrap.importing;

import dev.kith.application.importing.ImportConnections;
import dev.kith.application.importing.connection.ConnectionBatch;
import dev.kith.application.importing.connection.NewConnection;
import dev.kith.application.importing.follow.FollowList;
import dev.kith.bootstrap.importing.file.TypedCsvFile;
import dev.kith.bootstrap.importing.read.BadLineException;
import dev.kith.bootstrap.importing.read.BadLines;
import dev.kith.bootstrap.importing.read.CsvFile;
import dev.kith.bootstrap.importing.read.CsvLine;
import dev.kith.bootstrap.importing.read.ImportFiles;
import dev.kith.bootstrap.importing.write.ImportCount;
import dev.kith.bootstrap.importing.write.ImportRun;
import dev.kith.bootstrap.importing.write.LineBatch;
import dev.kith.bootstrap.importing.write.Progress;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Imports connections from CSV. */
final class ConnectionsImport implements ImportPart {

    private static final String NAME = "connections";

    @Option(
            names = "--connections",
            paramLabel = "FILE",
            description = "CSV of connections: user, other, optionally since; one line per pair. "
                    + "Both users must exist or be in the other files. A connection ends a request between the two.")
    private @Nullable Path path;

    private final Set<Long> referenced = new HashSet<>();
    private final Set<Long> unknown = new HashSet<>();
    private @Nullable TypedCsvFile<NewConnection> lines;
    private long count;

    @Override
    public boolean isEmpty() {
        return path == null;
    }

    @Override
    public void read(ImportFiles files, ImportRun run) {
        if (path != null) {
            TypedCsvFile<NewConnection> file = new TypedCsvFile<>(
                    new CsvFile(files.open(path), List.of("user", "other"), List.of("since")),
                    ConnectionsImport::connection,
                    connection -> null);
            lines = file;
            file.printIgnoredColumns(run.err());
            count = file.forEach(run.badLines(), (pair, _) -> {
                referenced.add(pair.low());
                referenced.add(pair.high());
            });
        }
    }

    @Override
    public void reportUnknown(MissingIds missing, Set<Long> users, BadLines bad) {
        unknown.addAll(missing.users(referenced));
        unknown.removeAll(users);
        TypedCsvFile<NewConnection> file = lines;
        if (file != null && !unknown.isEmpty()) {
            // the first reading reported all other bad lines
            var _ = file.forEach(BadLines.silent(), (pair, line) -> {
                if (hasUnknownUser(pair)) {
                    bad.add(
                            file.path(),
                            line,
                            "there is no user " + (unknown.contains(pair.low()) ? pair.low() : pair.high()));
                }
            });
        }
    }

    private boolean hasUnknownUser(NewConnection pair) {
        return unknown.contains(pair.low()) || unknown.contains(pair.high());
    }

    private static NewConnection connection(CsvLine line) {
        long user = line.id("user");
        long other = line.id("other");
        if (user == other) {
            throw new BadLineException("a user cannot be connected to themselves");
        }
        return new NewConnection(
                Math.min(user, other), Math.max(user, other), line.micros("since", FollowList.UNKNOWN_TIME));
    }

    /** Rows without {@code since} get the import's time, in file order. */
    @Override
    public void write(ImportTarget target, ImportRun run) {
        TypedCsvFile<NewConnection> file = lines;
        if (file == null) {
            return;
        }
        try (Progress progress = run.progress(NAME, count)) {
            Writer writer = new Writer(target, run, progress, run.firstTime(count));
            var _ = file.forEach(BadLines.silent(), writer::add);
            writer.batch.flush();
        }
    }

    private final class Writer {

        private final LineBatch<NewConnection> batch;
        private long time;

        Writer(ImportTarget target, ImportRun run, Progress progress, long firstTime) {
            time = firstTime;
            batch = new LineBatch<>(LineBatch.SIZE, (pairs, _) -> {
                run.throwIfStopped();
                ConnectionBatch written = new ImportConnections(target.imports()).handle(pairs);
                report(written, run);
                progress.add(pairs.size());
            });
        }

        void add(NewConnection pair, long line) {
            time++;
            if (!hasUnknownUser(pair)) {
                boolean hasTime = pair.since() != FollowList.UNKNOWN_TIME;
                batch.add(hasTime ? pair : new NewConnection(pair.low(), pair.high(), time), line);
            }
        }
    }

    private static void report(ConnectionBatch written, ImportRun run) {
        run.report().addPart(NAME, written.created().size(), written.alreadyThere());
        run.report().add(ImportCount.HIDDEN_USERS, written.hidden());
        run.report().add(ImportCount.UNKNOWN_USERS, written.unknownUsers());
    }
}

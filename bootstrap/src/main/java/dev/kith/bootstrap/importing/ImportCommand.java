package dev.kith.bootstrap.importing;

import dev.kith.application.importing.IncomingUsers;
import dev.kith.application.importing.follow.FollowList;
import dev.kith.application.journal.Journal;
import dev.kith.bootstrap.commandline.CommandFailure;
import dev.kith.bootstrap.commandline.Json;
import dev.kith.bootstrap.commandline.Options;
import dev.kith.bootstrap.configuration.Neo4jPortSettings;
import dev.kith.bootstrap.data.DataDirectory;
import dev.kith.bootstrap.graph.Graph;
import dev.kith.bootstrap.graph.GraphClock;
import dev.kith.bootstrap.importing.file.EdgeListFile;
import dev.kith.bootstrap.importing.file.FollowsFile;
import dev.kith.bootstrap.importing.file.UsersAndFollows;
import dev.kith.bootstrap.importing.file.UsersFile;
import dev.kith.bootstrap.importing.read.BadLines;
import dev.kith.bootstrap.importing.read.ImportFiles;
import dev.kith.bootstrap.importing.write.FirstImport;
import dev.kith.bootstrap.importing.write.ImportCount;
import dev.kith.bootstrap.importing.write.ImportReport;
import dev.kith.bootstrap.importing.write.ImportRun;
import dev.kith.bootstrap.importing.write.ImportSummary;
import dev.kith.bootstrap.importing.write.Importer;
import dev.kith.domain.change.ResetReason;
import dev.kith.domain.user.UserId;
import dev.kith.neo4j.journal.Neo4jJournal;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "import",
        sortOptions = false,
        description = "Imports users, follows, connections, tags, categories, posts and rooms from files. "
                + "A stopped import can be run again: it keeps what exists and adds what is missing. "
                + "Files are UTF-8, and may be compressed by gzip. "
                + "Times are ISO 8601, or seconds (9 or 10 digits) or milliseconds (12 or 13 digits) since 1970.")
public final class ImportCommand implements Callable<Integer> {

    /** The exit code of a program that Ctrl-C stopped. */
    private static final int INTERRUPTED = 130;

    @Option(
            names = "--users",
            paramLabel = "FILE",
            description = {
                "CSV of users with a header row: username, optionally id, real_name, bio, location, description, gender, "
                        + "website, date_of_birth, date_joined, email, role, uuid, ext_id, company_name, company_role."
            })
    private @Nullable Path users;

    @Option(
            names = "--follows",
            paramLabel = "FILE",
            description =
                    "CSV of follows: follower, followee, optionally since. Both users must exist or be in --users.")
    private @Nullable Path follows;

    @Option(
            names = "--edges",
            paramLabel = "FILE",
            description =
                    "An edge list: follower and followee id per line, separated by white space; # starts a comment. "
                            + "An unknown id becomes a user named user<id>.")
    private @Nullable Path edges;

    @Mixin
    private ConnectionsImport connections = new ConnectionsImport();

    @Mixin
    private ContentsImport contents = new ContentsImport();

    @Mixin
    private RoomsImport rooms = new RoomsImport();

    @Option(
            names = "--on-error",
            paramLabel = "skip|fail",
            description = "How to handle a bad line: skip it, or fail before anything is written (default: fail).")
    private OnError onError = OnError.fail;

    @Option(names = "--json", description = "Print the summary as one JSON object.")
    private boolean json;

    @Mixin
    private Options.Data data = new Options.Data();

    @Mixin
    private Options.RemoteNeo4j neo4j = new Options.RemoteNeo4j();

    @Mixin
    Options.Common common = new Options.Common();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** The values of {@code --on-error}. */
    enum OnError {
        skip,
        fail
    }

    @Override
    public Integer call() {
        List<ImportPart> parts = List.of(connections, contents, rooms);
        if (users == null && follows == null && edges == null && parts.stream().allMatch(ImportPart::isEmpty)) {
            throw CommandFailure.usage(
                    "Nothing to import; give --users, --follows, --edges, --connections, --posts, --rooms or another file");
        }
        try (ImportFiles inputs = new ImportFiles(new DataDirectory(data.path))) {
            return run(inputs, parts);
        }
    }

    /** @return the exit code */
    private int run(ImportFiles inputs, List<ImportPart> parts) {
        long start = System.nanoTime();
        PrintWriter err = spec.commandLine().getErr();
        AtomicBoolean isStopped = new AtomicBoolean();
        BadLines bad = new BadLines(onError == OnError.skip, err);
        ImportRun run = new ImportRun(isStopped::get, GraphClock.UTC, bad, err, new ImportReport());
        UsersAndFollows files = read(inputs, run);
        parts.forEach(part -> part.read(inputs, run));
        CompletableFuture<Integer> exit = new CompletableFuture<>();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> finish(isStopped, exit), "stop"));
        int code = 1;
        try {
            ImportReport report = write(files, parts, new DataDirectory(data.path), run);
            report.add(ImportCount.BAD_LINES, bad.count());
            report.add(ImportCount.SELF_FOLLOWS, files.selfFollows());
            ImportSummary summary = report.summary((System.nanoTime() - start) / 1e9);
            spec.commandLine().getOut().println(json ? Json.of(summary.asMap()) : summary.asText());
            code = exitCode(summary, bad, err);
        } finally {
            exit.complete(code);
        }
        return code;
    }

    private static int exitCode(ImportSummary summary, BadLines bad, PrintWriter err) {
        if (!summary.isComplete()) {
            return INTERRUPTED;
        }
        if (bad.areAll()) {
            err.println("Nothing was written, because every line is bad.");
            return 1;
        }
        return 0;
    }

    private ImportReport write(UsersAndFollows files, List<ImportPart> parts, DataDirectory directory, ImportRun run) {
        if (run.badLines().areAll()) {
            run.report().setComplete();
            return run.report();
        }
        FirstImport first = null;
        if (files.hasUsers() && !Graph.exists(neo4j.settings(), directory)) {
            first = new FirstImport(files, run);
            first.reportUnknownUsers();
            reportUnknown(parts, MissingIds.ofNewGraph(), files, run);
            try {
                Graph.write(directory, first);
            } catch (ImportRun.Stopped e) {
                run.err().println("Stopped; nothing was written. Run the same command again to start over.");
                return new ImportReport();
            }
        }
        try (Graph graph =
                Graph.open(neo4j.settings(), Neo4jPortSettings.CLOSED, directory, Graph.OPERATOR_READ_TIMEOUT)) {
            ImportTarget target = ImportTarget.of(graph.database(), !graph.isEmbedded());
            Journal journal = new Neo4jJournal(graph.database());
            // an entry before the import, for a reader of the half that a crash leaves, and one after it
            journal.reset(ResetReason.IMPORT);
            try {
                if (first == null) {
                    write(files, parts, target, new Importer(target.imports(), !graph.isEmbedded(), run), run);
                } else {
                    first.reportFollowTime();
                }
                parts.forEach(part -> part.write(target, run));
                run.report().setComplete();
            } catch (ImportRun.Stopped e) {
                run.err()
                        .println(
                                "Stopped; the graph is consistent. Run the same command again to complete the import.");
            }
            journal.reset(ResetReason.IMPORT);
            return run.report();
        }
    }

    private static void reportUnknown(
            List<ImportPart> parts, MissingIds missing, UsersAndFollows files, ImportRun run) {
        Set<Long> incoming = files.incoming().all();
        parts.forEach(part -> part.reportUnknown(missing, incoming, run.badLines()));
    }

    /** Ends the program with the import's exit code. Without this, Neo4j's shutdown hook would end it with 0. */
    private static void finish(AtomicBoolean isStopped, CompletableFuture<Integer> exit) {
        if (!exit.isDone()) {
            isStopped.set(true);
            Runtime.getRuntime().halt(exit.join());
        }
    }

    private UsersAndFollows read(ImportFiles inputs, ImportRun run) {
        Set<Long> rows = new HashSet<>();
        long userCount = 0;
        UsersFile usersFile = users == null ? null : new UsersFile(inputs.open(users), run.clock());
        if (usersFile != null) {
            usersFile.printIgnoredColumns(run.err());
            userCount = usersFile.forEach(run.badLines(), (user, _) -> {
                UserId id = user.id();
                if (id != null) {
                    rows.add(id.value());
                }
            });
        }
        FollowList list = new FollowList();
        Set<Long> edgeIds = new HashSet<>();
        long selfFollows = 0;
        if (edges != null) {
            selfFollows += new EdgeListFile(inputs.open(edges)).readInto(list, run.badLines());
            LongStream.of(list.users()).forEach(edgeIds::add);
        }
        FollowsFile followsFile = follows == null ? null : new FollowsFile(inputs.open(follows));
        if (followsFile != null) {
            followsFile.printIgnoredColumns(run.err());
            selfFollows += followsFile.readInto(list, run.badLines());
        }
        return new UsersAndFollows(
                usersFile, userCount, followsFile, new IncomingUsers(rows, edgeIds), selfFollows, list);
    }

    private static void write(
            UsersAndFollows files, List<ImportPart> parts, ImportTarget target, Importer importer, ImportRun run) {
        Set<Long> missing = target.users(files.referenced());
        Set<Long> excluded = files.incoming().unknown(missing);
        files.reportUnknownUsers(excluded, run.badLines());
        reportUnknown(parts, target, files, run);
        if (files.users() != null) {
            importer.users(files.users(), files.userCount());
            // follows may refer to a user whose line was rejected
            Set<Long> rows = new HashSet<>(missing);
            rows.retainAll(files.incoming().rows());
            excluded.addAll(target.users(rows));
        }
        excluded.addAll(importer.placeholderUsers(files.incoming().placeholders(missing)));
        importer.follows(files.followList(), excluded);
    }
}

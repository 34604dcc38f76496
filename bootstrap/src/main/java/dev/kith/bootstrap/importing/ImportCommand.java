package dev.kith.bootstrap.importing;

import dev.kith.bootstrap.commandline.CommandFailure;
import dev.kith.bootstrap.commandline.Json;
import dev.kith.bootstrap.commandline.Options;
import dev.kith.bootstrap.configuration.Neo4jPortSettings;
import dev.kith.bootstrap.data.DataDirectory;
import dev.kith.bootstrap.graph.Graph;
import dev.kith.bootstrap.importing.file.BadLines;
import dev.kith.bootstrap.importing.file.EdgeListFile;
import dev.kith.bootstrap.importing.file.FollowsFile;
import dev.kith.bootstrap.importing.file.UsersAndFollows;
import dev.kith.bootstrap.importing.file.UsersFile;
import dev.kith.bootstrap.importing.follow.FollowList;
import dev.kith.bootstrap.importing.write.FirstImport;
import dev.kith.bootstrap.importing.write.ImportSummary;
import dev.kith.bootstrap.importing.write.Importer;
import dev.kith.domain.user.UserId;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
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
        description =
                "Imports users, follows, connections, tags, categories, posts and rooms from files. A stopped import can be run again: it "
                        + "keeps what exists and adds what is missing. Files may be compressed by gzip.")
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
                    "CSV of follows: follower, followee, optionally since (ISO 8601). Both users must exist or be in --users.")
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
        if (users == null
                && follows == null
                && edges == null
                && connections.isEmpty()
                && contents.isEmpty()
                && rooms.isEmpty()) {
            throw CommandFailure.usage(
                    "Nothing to import; give --users, --follows, --edges, --connections, --posts, --rooms or another file");
        }
        long start = System.nanoTime();
        PrintWriter err = spec.commandLine().getErr();
        BadLines bad = new BadLines(onError == OnError.skip, err);
        UsersAndFollows files = read(bad, err);
        connections.read(bad, err);
        contents.read(bad, err, Clock.systemUTC());
        rooms.read(bad, err);
        AtomicBoolean isStopped = new AtomicBoolean();
        CompletableFuture<Integer> exit = new CompletableFuture<>();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> finish(isStopped, exit), "stop"));
        int code = 1;
        DataDirectory directory = new DataDirectory(data.path);
        try {
            ImportSummary summary = write(files, directory, bad, isStopped::get, err);
            summary.badLines = bad.count();
            summary.selfFollows = files.selfFollows();
            summary.seconds = (System.nanoTime() - start) / 1e9;
            spec.commandLine().getOut().println(json ? Json.of(summary.asMap()) : summary.asText());
            code = summary.isComplete ? 0 : INTERRUPTED;
        } finally {
            exit.complete(code);
        }
        return code;
    }

    private ImportSummary write(
            UsersAndFollows files, DataDirectory directory, BadLines bad, BooleanSupplier isStopped, PrintWriter err) {
        FirstImport first = null;
        if (files.hasUsers() && !Graph.exists(neo4j.settings(), directory)) {
            first = new FirstImport(files, bad, isStopped, Clock.systemUTC(), err);
            first.reportUnknownUsers();
            connections.reportUnknownUsers(files.incoming(), bad);
            contents.reportUnknownReferences(files.incoming(), bad);
            try {
                Graph.write(directory, first);
            } catch (Importer.Stopped e) {
                err.println("Stopped; nothing was written. Run the same command again to start over.");
                return new ImportSummary();
            }
        }
        try (Graph graph =
                Graph.open(neo4j.settings(), Neo4jPortSettings.CLOSED, directory, Graph.OPERATOR_READ_TIMEOUT)) {
            ImportSummary summary = first == null ? new ImportSummary() : first.summary();
            Importer importer =
                    new Importer(graph.database(), !graph.isEmbedded(), isStopped, Clock.systemUTC(), err, summary);
            try {
                if (first == null) {
                    write(files, importer, bad);
                }
                connections.write(graph.database(), importer::stopIfAsked, Clock.systemUTC(), summary, err);
                contents.write(importer);
                rooms.write(graph.database(), bad, importer::stopIfAsked, Clock.systemUTC(), summary);
                summary.isComplete = true;
            } catch (Importer.Stopped e) {
                err.println("Stopped; the graph is consistent. Run the same command again to complete the import.");
            }
            return summary;
        }
    }

    /** Ends the program with the import's exit code. Without this, Neo4j's shutdown hook would end it with 0. */
    private static void finish(AtomicBoolean isStopped, CompletableFuture<Integer> exit) {
        if (!exit.isDone()) {
            isStopped.set(true);
            Runtime.getRuntime().halt(exit.join());
        }
    }

    private UsersAndFollows read(BadLines bad, PrintWriter err) {
        UsersFile usersFile = users == null ? null : new UsersFile(users, Clock.systemUTC());
        FollowsFile followsFile = follows == null ? null : new FollowsFile(follows);
        Set<Long> idsOfUsers = new HashSet<>();
        long[] countOfUsers = {0};
        if (usersFile != null) {
            usersFile.printIgnoredColumns(err);
            usersFile.forEach(bad, (user, _) -> {
                UserId id = user.id();
                if (id != null) {
                    idsOfUsers.add(id.value());
                }
                countOfUsers[0]++;
            });
        }
        FollowList list = new FollowList();
        Set<Long> idsOfEdges = new HashSet<>();
        long selfFollows = 0;
        if (edges != null) {
            EdgeListFile edgeFile = new EdgeListFile(edges);
            edgeFile.readInto(list, bad);
            LongStream.of(list.users()).forEach(idsOfEdges::add);
            selfFollows = edgeFile.selfFollows();
        }
        if (followsFile != null) {
            followsFile.printIgnoredColumns(err);
            followsFile.readInto(list, bad);
        }
        return new UsersAndFollows(usersFile, idsOfUsers, countOfUsers[0], followsFile, idsOfEdges, selfFollows, list);
    }

    private void write(UsersAndFollows files, Importer importer, BadLines bad) {
        Set<Long> missing = importer.unknownUsersAmong(files.followList().users());
        Set<Long> placeholders = files.placeholderUsers(missing);
        Set<Long> unknown = files.unknownUsers(missing);
        files.reportUnknownUsers(unknown, bad);
        connections.reportUnknownUsers(importer, files.incoming(), bad);
        contents.reportUnknownReferences(importer, files.incoming(), bad);
        if (files.users() != null) {
            importer.users(files.users(), files.countOfUsers(), bad);
            // follows may refer to a user whose line was rejected
            missing.retainAll(files.idsOfUsers());
            unknown.addAll(importer.unknownUsersAmong(
                    missing.stream().mapToLong(Long::longValue).toArray()));
        }
        unknown.addAll(importer.placeholderUsers(placeholders));
        importer.follows(files.followList(), unknown);
    }
}

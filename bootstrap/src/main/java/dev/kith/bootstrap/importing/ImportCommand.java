package dev.kith.bootstrap.importing;

import dev.kith.bootstrap.data.DataDirectory;
import dev.kith.bootstrap.graph.Graph;
import dev.kith.bootstrap.option.Json;
import dev.kith.bootstrap.option.Options;
import dev.kith.bootstrap.option.Trouble;
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
        description = "Reads users, follows, connections, tags, categories, posts and rooms from files into the graph. It may be stopped at any "
                + "moment and run again: what is there is kept, what is missing is added. Files may be compressed by gzip.")
public final class ImportCommand implements Callable<Integer> {

    /** What a shell expects of a program stopped by Ctrl-C. */
    private static final int INTERRUPTED = 130;

    @Option(
            names = "--users",
            paramLabel = "FILE",
            description = {
                "CSV with a header row, columns by name: username, and where there are any id, real_name, bio, location, description, gender, "
                        + "website, date_of_birth, date_joined, email, role, uuid, ext_id, company_name, company_role."
            })
    private @Nullable Path users;

    @Option(
            names = "--follows",
            paramLabel = "FILE",
            description = "CSV with the columns follower, followee, and since (ISO 8601) where it is known. Both must be users already, "
                    + "or in --users.")
    private @Nullable Path follows;

    @Option(
            names = "--edges",
            paramLabel = "FILE",
            description = "A bare edge list: two ids a line, follower and followee, white space between, comments behind #. "
                    + "Ids of no one become users called user<id>.")
    private @Nullable Path edges;

    @Mixin
    private ConnectionsFile connections = new ConnectionsFile();

    @Mixin
    private Contents contents = new Contents();

    @Mixin
    private RoomFiles rooms = new RoomFiles();

    @Option(
            names = "--on-error",
            paramLabel = "skip|fail",
            description = "What to do about a bad line: skip it and go on, or fail before anything is written (default: fail).")
    private OnError onError = OnError.fail;

    @Option(names = "--json", description = "End with one JSON object instead of the summary.")
    private boolean json;

    @Mixin
    private Options.Data data = new Options.Data();

    @Mixin
    private Options.Neo4j neo4j = new Options.Neo4j();

    @Mixin
    Options.Common common = new Options.Common();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** In the words of the command line. */
    enum OnError {
        skip,
        fail
    }

    @Override
    public Integer call() {
        if (users == null && follows == null && edges == null && connections.isEmpty() && contents.isEmpty() && rooms.isEmpty()) {
            throw Trouble.ofUsage("Nothing to import; give --users, --follows, --edges, --connections, --posts, --rooms or another file");
        }
        long begun = System.nanoTime();
        PrintWriter err = spec.commandLine().getErr();
        BadLines bad = new BadLines(onError == OnError.skip, err);
        ImportFiles files = read(bad, err);
        connections.read(bad, err);
        contents.read(bad, err, Clock.systemUTC());
        rooms.read(bad, err);
        AtomicBoolean isStopped = new AtomicBoolean();
        CompletableFuture<Integer> exit = new CompletableFuture<>();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> finish(isStopped, exit), "stop"));
        int code = 1;
        DataDirectory directory = new DataDirectory(data.path);
        try {
            Summary summary = write(files, directory, bad, isStopped::get, err);
            summary.badLines = bad.count();
            summary.selfFollows = files.selfFollows();
            summary.seconds = (System.nanoTime() - begun) / 1e9;
            spec.commandLine().getOut().println(json ? Json.of(summary.asMap()) : summary.asText());
            code = summary.isComplete ? 0 : INTERRUPTED;
        } finally {
            exit.complete(code);
        }
        return code;
    }

    private Summary write(ImportFiles files, DataDirectory directory, BadLines bad, BooleanSupplier isStopped, PrintWriter err) {
        FirstImport first = null;
        if (files.bringUsers() && !Graph.isThere(neo4j, directory)) {
            first = new FirstImport(files, bad, isStopped, Clock.systemUTC(), err);
            first.tellUnknown();
            connections.tellUnknown(files.toCome(), bad);
            contents.tellUnknown(files.toCome(), bad);
            try {
                Graph.write(directory, first);
            } catch (Importer.Stopped e) {
                err.println("Stopped; nothing was written. Run the same command again to begin anew.");
                return new Summary();
            }
        }
        try (Graph graph = Graph.open(neo4j, Options.Doors.closed(), directory, Graph.PATIENT_FOR_OPERATORS)) {
            Summary summary = first == null ? new Summary() : first.summary();
            Importer importer = new Importer(graph.database(), !graph.isInside(), isStopped, Clock.systemUTC(), err, summary);
            try {
                if (first == null) {
                    write(files, importer, bad);
                }
                connections.write(graph.database(), importer::stopIfAsked, Clock.systemUTC(), summary, err);
                contents.write(importer);
                rooms.write(graph.database(), bad, importer::stopIfAsked, Clock.systemUTC(), summary);
                summary.isComplete = true;
            } catch (Importer.Stopped e) {
                err.println("Stopped; the graph is in order. Run the same command again to complete it.");
            }
            return summary;
        }
    }

    /** Neo4j ends a program that is told to stop with 0; that it was not done is known here alone. */
    private static void finish(AtomicBoolean isStopped, CompletableFuture<Integer> exit) {
        if (!exit.isDone()) {
            isStopped.set(true);
            Runtime.getRuntime().halt(exit.join());
        }
    }

    private ImportFiles read(BadLines bad, PrintWriter err) {
        UsersFile usersFile = users == null ? null : new UsersFile(users, Clock.systemUTC());
        FollowsFile followsFile = follows == null ? null : new FollowsFile(follows);
        Set<Long> idsOfUsers = new HashSet<>();
        long[] countOfUsers = {0};
        if (usersFile != null) {
            usersFile.tellIgnored(err);
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
            EdgeFile edgeFile = new EdgeFile(edges);
            edgeFile.readInto(list, bad);
            LongStream.of(list.users()).forEach(idsOfEdges::add);
            selfFollows = edgeFile.selfFollows();
        }
        if (followsFile != null) {
            followsFile.tellIgnored(err);
            followsFile.readInto(list, bad);
        }
        return new ImportFiles(usersFile, idsOfUsers, countOfUsers[0], followsFile, idsOfEdges, selfFollows, list);
    }

    private void write(ImportFiles files, Importer importer, BadLines bad) {
        Set<Long> absent = importer.absentAmong(files.list().users());
        Set<Long> nameless = files.nameless(absent);
        Set<Long> ofNoOne = files.ofNoOne(absent);
        files.tell(ofNoOne, bad);
        connections.tellUnknown(importer, files.toCome(), bad);
        contents.tellUnknown(importer, files.toCome(), bad);
        if (files.users() != null) {
            importer.users(files.users(), files.countOfUsers(), bad);
            // a line of the file that could not be used leaves someone who is followed but not there
            absent.retainAll(files.idsOfUsers());
            ofNoOne.addAll(importer.absentAmong(absent.stream().mapToLong(Long::longValue).toArray()));
        }
        ofNoOne.addAll(importer.namelessUsers(nameless));
        importer.follows(files.list(), ofNoOne);
    }
}

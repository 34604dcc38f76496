package dev.kith.bootstrap.demo;

import dev.kith.bootstrap.commandline.CommandFailure;
import dev.kith.bootstrap.commandline.Options;
import dev.kith.bootstrap.data.DataDirectory;
import dev.kith.bootstrap.data.OperatorSecret;
import dev.kith.bootstrap.data.OperatorTokens;
import dev.kith.bootstrap.graph.Graph;
import dev.kith.bootstrap.importing.write.Importer;
import dev.kith.bootstrap.server.ServeCommand;
import dev.kith.bootstrap.server.Server;
import dev.kith.bootstrap.server.ShutdownSequence;
import dev.kith.domain.user.UserId;
import dev.kith.neo4j.bulk.BulkContents;
import dev.kith.neo4j.bulk.BulkTies;
import dev.kith.neo4j.spi.Database;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "demo",
        sortOptions = false,
        description =
                "Serves a made-up community of about 2,000 people from a temporary directory, and prints what to try. Nothing is kept.")
public final class DemoCommand implements Callable<Integer> {

    private static final Duration TOKENS_LIVE = Duration.ofDays(1);

    @Mixin
    private Options.Http http = new Options.Http();

    @Mixin
    private Options.Neo4jPorts doors = new Options.Neo4jPorts();

    @Mixin
    private Options.Signing signing = new Options.Signing();

    @Mixin
    Options.Common common = new Options.Common();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        long begun = System.nanoTime();
        PrintWriter out = spec.commandLine().getOut();
        Server.requireFree(http);
        ShutdownSequence running = new ShutdownSequence();
        DataDirectory directory = temporary(running);
        OperatorSecret secret = OperatorSecret.forTokens(signing.secret, directory);
        out.println("Starting Kith with a made-up community, in " + directory.path());
        Graph graph = Graph.openEmbedded(doors, directory, Graph.REQUEST_READ_TIMEOUT, false);
        running.onStop(graph::close);
        DemoCommunity community = new DemoCommunity();
        write(community, graph.database());
        Server server =
                Server.prepare(http, secret, Map.of("kith.mail.log", true)).start(graph);
        running.onStop(server::close);
        out.printf(
                "Kith is up after %.1f s, with %,d people.%n%n",
                (System.nanoTime() - begun) / 1e9, DemoCommunity.PEOPLE);
        tell(out, server.url() + "/api/v2", graph, new OperatorTokens(secret, Clock.systemUTC()));
        running.await();
        return 0;
    }

    private void write(DemoCommunity community, Database database) {
        Importer.write(
                database,
                community.people(),
                community.follows(),
                Clock.systemUTC(),
                spec.commandLine().getErr());
        BulkTies ties = new BulkTies(database);
        ties.hide(community.hides());
        ties.connect(community.connections());
        ties.request(community.requests());
        BulkContents contents = new BulkContents(database);
        contents.categories(DemoCommunity.categories());
        contents.tags(DemoCommunity.tags());
        contents.interests(DemoCommunity.interests());
        contents.userTags(DemoCommunity.userTags());
        contents.posts(community.posts());
    }

    private void tell(PrintWriter out, String api, Graph graph, OperatorTokens tokens) {
        out.println("  API      " + api + "/");
        ServeCommand.printNeo4jAddresses(out, doors, graph, new Options.RemoteNeo4j());
        out.println();
        out.println("Tokens, good for a day:");
        out.println("  user 1, the admin     " + tokens.issue(new UserId(1), TOKENS_LIVE));
        out.println("  user 2, a moderator   " + tokens.issue(new UserId(2), TOKENS_LIVE));
        out.println("  user 3, an editor     " + tokens.issue(new UserId(3), TOKENS_LIVE));
        out.println();
        out.println("Try:");
        out.println("  TOKEN=" + tokens.issue(new UserId(1), TOKENS_LIVE));
        switch (http.community().mode()) {
            case FOLLOW -> {
                out.println("  curl '" + api + "/user/1/followers/?limit=3'");
                out.println("  curl '" + api + "/user/" + DemoCommunity.STAR + "/followers/?mutual=1&limit=3'");
                signedIn(out, "-X POST", api + "/user/" + DemoCommunity.NOT_YET_FOLLOWED + "/follow/");
                signedIn(out, "", api + "/user/" + DemoCommunity.NOT_YET_FOLLOWED + "/is_followed/");
            }
            case FRIENDSHIP -> {
                signedIn(out, "", api + "/user/2/connections/?limit=3");
                signedIn(out, "", api + "/user/1/connection/requests/?limit=3");
                signedIn(
                        out,
                        "-X POST",
                        api + "/user/" + DemoCommunity.REQUESTERS_OF_FIRST.getFirst() + "/connection/accept/");
                signedIn(out, "-X POST", api + "/user/" + DemoCommunity.NOT_YET_FOLLOWED + "/connection/request/");
                signedIn(out, "", api + "/user/" + DemoCommunity.NOT_YET_FOLLOWED + "/connection_status/");
            }
        }
        signedIn(out, "", api + "/user/me/");
        signedIn(out, "", api + "/user/search/?tag=1&limit=3");
        out.println("  curl '" + api + "/user/1/feed/?limit=2'");
        signedIn(out, "", api + "/user/hidden_users/");
        signedIn(
                out,
                "-X PATCH -H 'Content-Type: application/json' "
                        + "-d '{\"new_email\": \"me@example.org\", \"confirm\": true, \"send_email\": true}'",
                api + "/user/1/change_email/");
        out.println();
        out.println("No mail is sent: what would have been, the code in it included, is shown here. Stop with Ctrl-C.");
    }

    private static void signedIn(PrintWriter out, String what, String url) {
        out.println(
                "  curl -H \"Authorization: Bearer $TOKEN\" " + what + (what.isEmpty() ? "" : " ") + "'" + url + "'");
    }

    /** Removed when the program stops, after everything that lives in it. */
    private static DataDirectory temporary(ShutdownSequence running) {
        try {
            Path path = Files.createTempDirectory("kith-demo");
            running.onStop(() -> remove(path));
            return new DataDirectory(path);
        } catch (IOException e) {
            throw CommandFailure.because(
                    "There is no room for temporary files (" + e.getMessage()
                            + "); point java.io.tmpdir elsewhere in KITH_JAVA_OPTS",
                    e);
        }
    }

    private static void remove(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

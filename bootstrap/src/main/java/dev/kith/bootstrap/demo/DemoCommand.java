package dev.kith.bootstrap.demo;

import dev.kith.application.key.CreateKey;
import dev.kith.bootstrap.commandline.CommandFailure;
import dev.kith.bootstrap.commandline.IssuerOptions;
import dev.kith.bootstrap.commandline.Options;
import dev.kith.bootstrap.configuration.ServerSettings;
import dev.kith.bootstrap.data.DataDirectory;
import dev.kith.bootstrap.data.OperatorSecret;
import dev.kith.bootstrap.data.OperatorTokens;
import dev.kith.bootstrap.graph.Graph;
import dev.kith.bootstrap.graph.GraphClock;
import dev.kith.bootstrap.importing.read.BadLines;
import dev.kith.bootstrap.importing.write.ImportReport;
import dev.kith.bootstrap.importing.write.ImportRun;
import dev.kith.bootstrap.importing.write.Importer;
import dev.kith.bootstrap.server.ServeCommand;
import dev.kith.bootstrap.server.Server;
import dev.kith.bootstrap.server.ShutdownSequence;
import dev.kith.domain.key.KeyScope;
import dev.kith.domain.user.UserId;
import dev.kith.neo4j.account.Neo4jKeys;
import dev.kith.neo4j.bulk.BulkContents;
import dev.kith.neo4j.bulk.InitialTies;
import dev.kith.neo4j.bulk.Neo4jImports;
import dev.kith.neo4j.spi.Database;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.commons.io.FileUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "demo",
        sortOptions = false,
        description =
                "Serves a generated community of 2,000 users from a temporary directory, and prints requests to try. The directory is deleted at the end.")
public final class DemoCommand implements Callable<Integer> {

    private static final Duration TOKEN_TTL = Duration.ofDays(1);

    @Mixin
    private Options.Http http = new Options.Http();

    @Mixin
    private Options.Neo4jPorts ports = new Options.Neo4jPorts();

    @Mixin
    private Options.Signing signing = new Options.Signing();

    @Mixin
    Options.Common common = new Options.Common();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (http.events == Options.Switch.OFF) {
            throw CommandFailure.usage("The demo shows events; leave out --events off");
        }
        long started = System.nanoTime();
        PrintWriter out = spec.commandLine().getOut();
        ServerSettings settings = http.settings(Options.Mail.toLog(), new Options.Attempts(), new IssuerOptions());
        Server.requireFreePort(settings);
        ShutdownSequence shutdown = new ShutdownSequence();
        DataDirectory directory = temporaryDirectory(shutdown);
        OperatorSecret secret = OperatorSecret.forTokens(signing.secret, directory);
        out.println("Starting Kith with a generated community, in " + directory.path());
        Graph graph = Graph.openEmbedded(ports.settings(), directory, Graph.REQUEST_READ_TIMEOUT, false);
        shutdown.onStop(graph::close);
        DemoCommunity community = new DemoCommunity();
        write(community, graph.database());
        Server server = Server.prepare(settings, secret).start(graph);
        shutdown.onStop(server::close);
        server.address().write(directory);
        out.printf(
                "Kith is up after %.1f s, with %,d users.%n%n",
                (System.nanoTime() - started) / 1e9, DemoCommunity.PEOPLE);
        printWhatToTry(out, settings, server.url() + "/api/v2", graph, new OperatorTokens(secret, GraphClock.UTC));
        if (http.graph) {
            printGraphApi(out, server.url() + "/graph/v1", key(graph.database()));
        }
        out.println("No mail is sent; each mail is logged here, with its code. Stop with Ctrl-C.");
        shutdown.await();
        return 0;
    }

    private void write(DemoCommunity community, Database database) {
        PrintWriter err = spec.commandLine().getErr();
        ImportRun run = new ImportRun(() -> false, GraphClock.UTC, BadLines.silent(), err, new ImportReport());
        Importer importer = new Importer(new Neo4jImports(database, false), false, run);
        importer.users(community.people());
        importer.follows(community.follows(), Set.of());
        InitialTies ties = new InitialTies(database);
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

    private void printWhatToTry(
            PrintWriter out, ServerSettings settings, String api, Graph graph, OperatorTokens tokens) {
        out.println("  API      " + api + "/");
        ServeCommand.printNeo4jAddresses(out, ports.settings(), graph, new Options.RemoteNeo4j().settings());
        out.println();
        out.println("Tokens, valid for a day:");
        out.println("  user 1, the admin     " + tokens.issue(new UserId(1), TOKEN_TTL));
        out.println("  user 2, a moderator   " + tokens.issue(new UserId(2), TOKEN_TTL));
        out.println("  user 3, an editor     " + tokens.issue(new UserId(3), TOKEN_TTL));
        out.println();
        out.println("Try:");
        out.println("  TOKEN=" + tokens.issue(new UserId(1), TOKEN_TTL));
        switch (settings.community().mode()) {
            case FOLLOW -> {
                out.println("  curl '" + api + "/user/1/followers/?limit=3'");
                out.println("  curl '" + api + "/user/" + DemoCommunity.STAR + "/followers/?mutual=1&limit=3'");
                printSignedIn(out, "-X POST", api + "/user/" + DemoCommunity.NOT_YET_FOLLOWED + "/follow/");
                printSignedIn(out, "", api + "/user/" + DemoCommunity.NOT_YET_FOLLOWED + "/is_followed/");
            }
            case FRIENDSHIP -> {
                printSignedIn(out, "", api + "/user/2/connections/?limit=3");
                printSignedIn(out, "", api + "/user/1/connection/requests/?limit=3");
                printSignedIn(
                        out,
                        "-X POST",
                        api + "/user/" + DemoCommunity.REQUESTERS_OF_FIRST.getFirst() + "/connection/accept/");
                printSignedIn(out, "-X POST", api + "/user/" + DemoCommunity.NOT_YET_FOLLOWED + "/connection/request/");
                printSignedIn(out, "", api + "/user/" + DemoCommunity.NOT_YET_FOLLOWED + "/connection_status/");
            }
        }
        printSignedIn(out, "", api + "/user/me/");
        printSignedIn(out, "", api + "/user/search/?tag=1&limit=3");
        out.println("  curl '" + api + "/user/1/feed/?limit=2'");
        printSignedIn(out, "", api + "/user/hidden_users/");
        printSignedIn(
                out,
                "-X PATCH -H 'Content-Type: application/json' "
                        + "-d '{\"new_email\": \"me@example.org\", \"confirm\": true, \"send_email\": true}'",
                api + "/user/1/change_email/");
        out.println();
    }

    private static String key(Database database) {
        Instant end = GraphClock.UTC.instant().plus(TOKEN_TTL);
        CreateKey create = new CreateKey(new Neo4jKeys(database), GraphClock.UTC, new SecureRandom());
        // there is no other key
        CreateKey.Answer answer = create.handle("demo", Set.of(KeyScope.GRAPH), end, null);
        return ((CreateKey.Answer.Created) answer).issued().text().text();
    }

    /** From a user of an app to the event of a follow. */
    private static void printGraphApi(PrintWriter out, String api, String key) {
        String user = api + "/users/ext:auth0%7C42";
        String star = "/users/" + DemoCommunity.STAR + "/followers";
        out.println("The API for apps with users of their own, by a service key that is valid for a day:");
        out.println("  KEY=" + key);
        printRequest(out, "KEY", "-X PUT -H 'Content-Type: application/json' -d '{\"name\": \"Ada\"}'", user);
        printRequest(out, "KEY", "-X PUT", user + "/followings/" + DemoCommunity.STAR);
        printRequest(out, "KEY", "", api + star + "?order=mutual_first&limit=3");
        printRequest(out, "KEY", "-N -m 3", api + "/events/stream?after=start&user=ext:auth0%7C42");
        out.println("  All of it is at " + api + "/docs");
        out.println();
    }

    private static void printSignedIn(PrintWriter out, String options, String url) {
        printRequest(out, "TOKEN", options, url);
    }

    /** @param credentials the variable that has them */
    private static void printRequest(PrintWriter out, String credentials, String options, String url) {
        out.println("  curl -H \"Authorization: Bearer $" + credentials + "\" " + options
                + (options.isEmpty() ? "" : " ") + "'" + url + "'");
    }

    /** Deleted by the shutdown, after everything that uses it has stopped. */
    private static DataDirectory temporaryDirectory(ShutdownSequence shutdown) {
        try {
            Path path = Files.createTempDirectory("kith-demo");
            shutdown.onStop(() -> remove(path));
            return new DataDirectory(path);
        } catch (IOException e) {
            throw CommandFailure.because(
                    "The temporary directory cannot be created (" + e.getMessage()
                            + "); set another place with KITH_JAVA_OPTS=-Djava.io.tmpdir=DIR",
                    e);
        }
    }

    private static void remove(Path directory) {
        try {
            FileUtils.deleteDirectory(directory.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

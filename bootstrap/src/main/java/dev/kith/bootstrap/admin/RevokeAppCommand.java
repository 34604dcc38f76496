package dev.kith.bootstrap.admin;

import dev.kith.application.app.RevokeApp;
import dev.kith.bootstrap.commandline.CommandFailure;
import dev.kith.bootstrap.commandline.Options;
import dev.kith.bootstrap.graph.Graph;
import dev.kith.bootstrap.graph.GraphOptions;
import dev.kith.domain.app.AppKey;
import dev.kith.neo4j.account.Neo4jAppTokens;
import dev.kith.neo4j.account.Neo4jApps;
import dev.kith.neo4j.account.Neo4jSessions;
import dev.kith.neo4j.spi.Database;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "revoke",
        description = {
            "Removes an application. Its key is refused from then on, and all its tokens and sessions end.",
            "While a server is running, connect to its graph with --neo4j bolt://127.0.0.1:7687."
        })
final class RevokeAppCommand implements Callable<Integer> {

    @Option(
            names = "--key",
            paramLabel = "KEY",
            required = true,
            description = "The key of the application, as `kith app list` prints it.")
    private String key = "";

    @Mixin
    private GraphOptions location = new GraphOptions();

    @Mixin
    Options.Common common = new Options.Common();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (!AppKey.isWellFormed(key)) {
            throw CommandFailure.usage("'" + key + "' is not the key of an application; change --key");
        }
        try (Graph graph = location.openExisting()) {
            Database database = graph.database();
            RevokeApp revoke =
                    new RevokeApp(new Neo4jApps(database), new Neo4jAppTokens(database), new Neo4jSessions(database));
            if (!revoke.handle(new AppKey(key))) {
                throw CommandFailure.because(
                        "There is no application with the key " + key + "; kith app list prints the keys");
            }
            spec.commandLine().getOut().println("Revoked the application " + key + ", its tokens and its sessions.");
            return 0;
        }
    }
}

package dev.kith.bootstrap.admin;

import dev.kith.application.app.RegisterApp;
import dev.kith.bootstrap.commandline.CommandFailure;
import dev.kith.bootstrap.commandline.Json;
import dev.kith.bootstrap.commandline.Options;
import dev.kith.bootstrap.graph.Graph;
import dev.kith.bootstrap.graph.GraphClock;
import dev.kith.bootstrap.graph.GraphOptions;
import dev.kith.domain.account.Secret;
import dev.kith.domain.app.App;
import dev.kith.neo4j.account.Neo4jApps;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "create",
        description = {
            "Creates an application and prints its key and its secret, with which it signs its requests.",
            "While a server is running, connect to its graph with --neo4j bolt://127.0.0.1:7687."
        })
final class CreateAppCommand implements Callable<Integer> {

    @Option(
            names = "--name",
            paramLabel = "NAME",
            required = true,
            description = "The name that users see when they are asked to authorize it.")
    private String name = "";

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Mixin
    private GraphOptions location = new GraphOptions();

    @Mixin
    Options.Common common = new Options.Common();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (!App.isWellNamed(name)) {
            throw CommandFailure.usage(
                    "The name of an application is one line of 1 to " + App.NAME.max() + " characters");
        }
        SecureRandom random = new SecureRandom();
        try (Graph graph = location.open()) {
            print(new RegisterApp(new Neo4jApps(graph.database()), GraphClock.UTC, () -> Secret.random(random))
                    .handle(name));
            return 0;
        }
    }

    private void print(App app) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("key", app.key().value());
            object.put("secret", app.secret().text());
            object.put("name", app.name());
            out.println(Json.of(object));
        } else {
            out.println("Registered " + app.name() + ".");
            out.println("  Key     " + app.key() + "  (consumer key, client id)");
            out.println("  Secret  " + app.secret().text() + "  (consumer secret; shown only now, keep it secret)");
        }
    }
}

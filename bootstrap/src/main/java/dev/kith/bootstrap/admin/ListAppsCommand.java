package dev.kith.bootstrap.admin;

import dev.kith.application.app.ListApps;
import dev.kith.bootstrap.commandline.Json;
import dev.kith.bootstrap.commandline.Options;
import dev.kith.bootstrap.graph.Graph;
import dev.kith.bootstrap.graph.GraphOptions;
import dev.kith.domain.app.App;
import dev.kith.neo4j.account.Neo4jApps;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "list",
        description = {
            "Lists the applications, the oldest first, without their secrets.",
            "While a server is running, connect to its graph with --neo4j bolt://127.0.0.1:7687."
        })
final class ListAppsCommand implements Callable<Integer> {

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
        try (Graph graph = location.openExisting()) {
            print(new ListApps(new Neo4jApps(graph.database())).handle());
            return 0;
        }
    }

    private void print(List<App> apps) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.of(
                    Map.of("apps", apps.stream().map(ListAppsCommand::asMap).toList())));
        } else if (apps.isEmpty()) {
            out.println("There are no applications.");
        } else {
            apps.forEach(app -> out.println(app.key() + "  " + app.created() + "  " + app.name()));
        }
    }

    private static Map<String, Object> asMap(App app) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("key", app.key().value());
        map.put("name", app.name());
        map.put("created", app.created().toString());
        return map;
    }
}

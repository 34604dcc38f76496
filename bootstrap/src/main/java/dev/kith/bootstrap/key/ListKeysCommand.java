package dev.kith.bootstrap.key;

import dev.kith.bootstrap.commandline.Json;
import dev.kith.bootstrap.commandline.Options;
import dev.kith.bootstrap.graph.GraphOptions;
import dev.kith.domain.key.ServiceKey;
import java.io.PrintWriter;
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
            "Lists the service keys, the oldest first, without their secrets. Keys stay in the list for 30 days after their end.",
            "While a server uses the data directory, the server does it."
        })
final class ListKeysCommand implements Callable<Integer> {

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
        try (OperatorKeys keys = OperatorKeys.openExisting(location)) {
            print(keys.list());
            return 0;
        }
    }

    private void print(List<ServiceKey> keys) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(
                    Json.of(Map.of("keys", keys.stream().map(KeyOutput::asMap).toList())));
        } else if (keys.isEmpty()) {
            out.println("There are no keys.");
        } else {
            keys.forEach(key -> out.println(KeyOutput.line(key)));
        }
    }
}

package dev.kith.bootstrap.key;

import dev.kith.bootstrap.commandline.CommandFailure;
import dev.kith.bootstrap.commandline.DurationConverter;
import dev.kith.bootstrap.commandline.Options;
import dev.kith.bootstrap.graph.GraphClock;
import dev.kith.bootstrap.graph.GraphOptions;
import dev.kith.domain.key.KeyScope;
import dev.kith.domain.key.ServiceKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "create",
        description = {
            "Creates a service key, with which your backend calls /graph/v1, and prints it once.",
            "While a server uses the data directory, the server does it."
        })
final class CreateKeyCommand implements Callable<Integer> {

    @Option(names = "--name", paramLabel = "NAME", required = true, description = "What you call it.")
    private String name = "";

    @Option(
            names = "--scope",
            paramLabel = "SCOPE",
            required = true,
            converter = KeyScopeConverter.class,
            description =
                    "What it allows: graph for everything, or graph.users.read and others; repeat it for several.")
    private List<KeyScope> scopes = new ArrayList<>();

    @Option(
            names = "--expires",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "How long it is valid, like 90d (default: for ever).")
    @Nullable
    private Duration life;

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
        if (!ServiceKey.isWellNamed(name)) {
            throw CommandFailure.usage(
                    "The name of a key is one line of 1 to " + ServiceKey.NAME.max() + " characters; change --name");
        }
        try (OperatorKeys keys = OperatorKeys.open(location)) {
            KeyOutput.printIssued(
                    spec.commandLine().getOut(),
                    json,
                    keys.create(
                            name,
                            Set.copyOf(scopes),
                            life == null ? null : GraphClock.UTC.instant().plus(life)),
                    "Created the key " + name + ".");
            return 0;
        }
    }
}

package dev.kith.bootstrap.key;

import dev.kith.bootstrap.commandline.CommandFailure;
import dev.kith.bootstrap.commandline.Options;
import dev.kith.bootstrap.graph.GraphOptions;
import dev.kith.domain.key.KeyId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "revoke",
        description = {
            "Revokes a service key and the keys that it made. Every server refuses them within five seconds.",
            "While a server uses the data directory, the server does it."
        })
final class RevokeKeyCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "ID",
            converter = KeyIdConverter.class,
            description = "The id, as `kith key list` prints it.")
    private KeyId id = new KeyId("000000000000");

    @Mixin
    private GraphOptions location = new GraphOptions();

    @Mixin
    Options.Common common = new Options.Common();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try (OperatorKeys keys = OperatorKeys.openExisting(location)) {
            if (!keys.revoke(id)) {
                throw CommandFailure.because("There is no key with the id " + id + "; kith key list prints the ids");
            }
            spec.commandLine().getOut().println("Revoked the key " + id + ".");
            return 0;
        }
    }
}

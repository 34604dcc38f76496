package dev.kith.bootstrap.key;

import dev.kith.application.key.RotateKey;
import dev.kith.bootstrap.commandline.CommandFailure;
import dev.kith.bootstrap.commandline.DurationConverter;
import dev.kith.bootstrap.commandline.Options;
import dev.kith.bootstrap.graph.GraphOptions;
import dev.kith.domain.key.KeyId;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "rotate",
        description = {
            "Gives a service key a new secret and prints the new key once. The present one stays valid for a while.",
            "While a server uses the data directory, the server does it."
        })
final class RotateKeyCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "ID",
            converter = KeyIdConverter.class,
            description = "The id, as `kith key list` prints it.")
    private KeyId id = new KeyId("000000000000");

    @Option(
            names = "--overlap",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "How long the present key stays valid, at most 30d (default: 24h).")
    private Duration overlap = Duration.ofHours(24);

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
        if (overlap.compareTo(RotateKey.MAX_OVERLAP) > 0) {
            throw CommandFailure.usage(
                    "--overlap is at most " + RotateKey.MAX_OVERLAP.toDays() + "d, so that old keys end");
        }
        try (OperatorKeys keys = OperatorKeys.openExisting(location)) {
            switch (keys.rotate(id, overlap)) {
                case RotateKey.Answer.Rotated(var issued) ->
                    KeyOutput.printIssued(
                            spec.commandLine().getOut(),
                            json,
                            issued,
                            "Rotated the key " + issued.key().name() + ". Its former secret is valid until "
                                    + issued.key().secrets().getFirst().until() + ".");
                case RotateKey.Answer.Revoked() ->
                    throw CommandFailure.because("The key " + id + " is revoked; create another one");
                case RotateKey.Answer.NoSuchKey() ->
                    throw CommandFailure.because(
                            "There is no key with the id " + id + "; kith key list prints the ids");
            }
            return 0;
        }
    }
}

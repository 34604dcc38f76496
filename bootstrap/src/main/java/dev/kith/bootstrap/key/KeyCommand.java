package dev.kith.bootstrap.key;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "key",
        description = "Creates, lists, rotates and revokes the service keys of /graph/v1.",
        subcommands = {CreateKeyCommand.class, ListKeysCommand.class, RotateKeyCommand.class, RevokeKeyCommand.class})
public final class KeyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Missing subcommand: create, list, rotate or revoke");
    }
}

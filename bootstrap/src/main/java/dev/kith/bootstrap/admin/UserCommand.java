package dev.kith.bootstrap.admin;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "user",
        description = "Creates accounts, blocks them, and replaces their passwords.",
        subcommands = {
            CreateUserCommand.class,
            BlockUserCommand.class,
            BlockUserCommand.Unblock.class,
            ResetPasswordCommand.class
        })
public final class UserCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        throw new ParameterException(
                spec.commandLine(), "Missing subcommand: create, block, unblock or reset-password");
    }
}

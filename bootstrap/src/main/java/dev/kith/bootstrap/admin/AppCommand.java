package dev.kith.bootstrap.admin;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "app",
        description = "Creates, lists and revokes applications.",
        subcommands = {CreateAppCommand.class, ListAppsCommand.class, RevokeAppCommand.class})
public final class AppCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Missing subcommand: create, list or revoke");
    }
}

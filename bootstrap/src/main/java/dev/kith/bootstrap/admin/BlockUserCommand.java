package dev.kith.bootstrap.admin;

import dev.kith.application.operator.BlockUser;
import dev.kith.application.user.Users;
import dev.kith.bootstrap.commandline.CommandFailure;
import dev.kith.bootstrap.commandline.Options;
import dev.kith.bootstrap.graph.Graph;
import dev.kith.bootstrap.graph.GraphOptions;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserStatus;
import dev.kith.neo4j.user.Neo4jUsers;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "block",
        description = {
            "Blocks a user, who may then only read and unfollow.",
            "While a server is running, connect to its graph with --neo4j bolt://127.0.0.1:7687."
        })
class BlockUserCommand implements Callable<Integer> {

    @Command(
            name = "unblock",
            description = {
                "Lifts the block of a user.",
                "While a server is running, connect to its graph with --neo4j bolt://127.0.0.1:7687."
            })
    static final class Unblock extends BlockUserCommand {

        @Override
        UserStatus next() {
            return UserStatus.APPROVED;
        }
    }

    @ArgGroup(multiplicity = "1")
    private UserOption user = new UserOption();

    @Mixin
    private GraphOptions location = new GraphOptions();

    @Mixin
    Options.Common common = new Options.Common();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    UserStatus next() {
        return UserStatus.BLOCKED;
    }

    @Override
    public Integer call() {
        try (Graph graph = location.openExisting()) {
            Users users = new Neo4jUsers(graph.database());
            User found = user.find(users);
            UserStatus status = new BlockUser(users).handle(found.id(), next()).orElse(UserStatus.HARD_DELETED);
            if (status != next()) {
                throw CommandFailure.because("User " + found.id() + " was deleted meanwhile");
            }
            spec.commandLine()
                    .getOut()
                    .println((status == UserStatus.BLOCKED ? "Blocked" : "Unblocked") + " user " + found.id() + ", "
                            + found.username() + ".");
            return 0;
        }
    }
}

package dev.kith.bootstrap.admin;

import dev.kith.application.operator.ResetPassword;
import dev.kith.application.user.Users;
import dev.kith.bootstrap.commandline.CommandFailure;
import dev.kith.bootstrap.commandline.Options;
import dev.kith.bootstrap.graph.Graph;
import dev.kith.bootstrap.graph.GraphClock;
import dev.kith.bootstrap.graph.GraphOptions;
import dev.kith.bootstrap.password.Argon2idPasswordHashes;
import dev.kith.domain.account.Password;
import dev.kith.domain.user.User;
import dev.kith.neo4j.account.Neo4jAccounts;
import dev.kith.neo4j.user.Neo4jUsers;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "reset-password",
        description = {
            "Gives a user a new password and ends all sessions and tokens of that user. "
                    + "Without an option it generates and prints one.",
            "While a server is running, connect to its graph with --neo4j bolt://127.0.0.1:7687."
        })
final class ResetPasswordCommand implements Callable<Integer> {

    @ArgGroup(multiplicity = "1")
    private UserOption user = new UserOption();

    @Option(names = "--password", description = "Ask on the terminal for the password.")
    private boolean promptsForPassword;

    @Option(names = "--password-stdin", description = "Read the password from the first line of standard input.")
    private boolean readsPassword;

    @Mixin
    private GraphOptions location = new GraphOptions();

    @Mixin
    Options.Common common = new Options.Common();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Password given = PasswordInput.of(promptsForPassword, readsPassword);
        Password next = given == null ? PasswordInput.generate() : given;
        try (Graph graph = location.openExisting()) {
            Users users = new Neo4jUsers(graph.database());
            User found = user.find(users);
            ResetPassword reset = new ResetPassword(
                    new Neo4jAccounts(graph.database()), users, new Argon2idPasswordHashes(), GraphClock.UTC);
            switch (reset.handle(found.id(), next)) {
                case ResetPassword.Answer.Reset() -> print(found, given == null ? next : null);
                case ResetPassword.Answer.Weak(var why) -> throw CommandFailure.because(PasswordInput.explain(why));
                case ResetPassword.Answer.NoSuchUser() ->
                    throw CommandFailure.because("User " + found.id() + " was deleted meanwhile");
            }
            return 0;
        }
    }

    private void print(User changed, @Nullable Password generated) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("Replaced the password of user " + changed.id() + ", " + changed.username()
                + ", and ended all sessions and tokens.");
        if (generated != null) {
            out.println("  Password  " + generated.text() + "  (shown only now)");
        }
    }
}

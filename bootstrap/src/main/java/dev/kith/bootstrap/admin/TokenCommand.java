package dev.kith.bootstrap.admin;

import dev.kith.bootstrap.commandline.CommandFailure;
import dev.kith.bootstrap.commandline.DurationConverter;
import dev.kith.bootstrap.commandline.Options;
import dev.kith.bootstrap.data.DataDirectory;
import dev.kith.bootstrap.data.OperatorSecret;
import dev.kith.bootstrap.data.OperatorTokens;
import dev.kith.domain.app.AppKey;
import dev.kith.domain.session.TokenScope;
import dev.kith.domain.user.UserId;
import dev.kith.http.security.token.Scopes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "token",
        description = {
            "Prints an access token for a user. It reads the secret in the data directory, nothing else; the server may be running.",
            "Try it:  curl -H \"Authorization: Bearer $(./kith token --user 1)\" http://127.0.0.1:8080/api/v2/user/me/"
        })
public final class TokenCommand implements Callable<Integer> {

    @Option(names = "--user", paramLabel = "ID", required = true, description = "Whose token.")
    private long user;

    @Option(
            names = "--ttl",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            defaultValue = "2h",
            description = "How long it is good for: 90s, 30m, 2h, 7d (default: ${DEFAULT-VALUE}).")
    private Duration timeToLive = Duration.ofHours(2);

    @Option(
            names = "--client",
            paramLabel = "KEY",
            description =
                    "The application it is for, as `kith app create` printed its key. With --scope; such a token is good for "
                            + "the API of Quran Reflect alone, and no other token is.")
    private @Nullable String client;

    @Option(
            names = "--scope",
            paramLabel = "SCOPE",
            split = " ",
            description =
                    "What the application may do with it: user for everything, or some of user.profile.read, user.profile.update, "
                            + "user.rooms.read, user.search, user.follow, user.followers.read and user.following.read.")
    private List<String> scopes = List.of();

    @Mixin
    private Options.Data data = new Options.Data();

    @Mixin
    private Options.Signing signing = new Options.Signing();

    @Mixin
    Options.Common common = new Options.Common();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (user < 1) {
            throw CommandFailure.usage("A user id is at least 1, not " + user);
        }
        TokenScope limits = limits();
        OperatorSecret secret = OperatorSecret.existingForTokens(signing.secret, new DataDirectory(data.path));
        spec.commandLine()
                .getOut()
                .println(new OperatorTokens(secret, Clock.systemUTC()).issue(new UserId(user), timeToLive, limits));
        return 0;
    }

    private @Nullable TokenScope limits() {
        if (client == null && scopes.isEmpty()) {
            return null;
        }
        if (client == null || scopes.isEmpty()) {
            throw CommandFailure.usage("Give both --client and --scope, or neither");
        }
        if (!AppKey.isWellFormed(client)) {
            throw CommandFailure.usage("'" + client + "' is not the key of an application");
        }
        Set<String> wanted = Scopes.parse(Scopes.print(scopes))
                .orElseThrow(() ->
                        CommandFailure.usage("No such scope; there are " + Scopes.print(new TreeSet<>(Scopes.ALL))));
        return new TokenScope(new AppKey(client), wanted);
    }
}

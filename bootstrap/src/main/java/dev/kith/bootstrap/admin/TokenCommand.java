package dev.kith.bootstrap.admin;

import dev.kith.bootstrap.commandline.CommandFailure;
import dev.kith.bootstrap.commandline.DurationConverter;
import dev.kith.bootstrap.commandline.Options;
import dev.kith.bootstrap.commandline.UserIdConverter;
import dev.kith.bootstrap.data.DataDirectory;
import dev.kith.bootstrap.data.OperatorSecret;
import dev.kith.bootstrap.data.OperatorTokens;
import dev.kith.bootstrap.graph.GraphClock;
import dev.kith.domain.app.AppKey;
import dev.kith.domain.session.TokenScope;
import dev.kith.domain.user.UserId;
import dev.kith.http.security.token.Scopes;
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
            "Prints an access token for a user. It reads only the secret in the data directory; the server may be running.",
            "Try it:  curl -H \"Authorization: Bearer $(./kith token --user 1)\" http://127.0.0.1:8080/api/v2/user/me/"
        })
public final class TokenCommand implements Callable<Integer> {

    @Option(
            names = "--user",
            paramLabel = "ID",
            required = true,
            converter = UserIdConverter.class,
            description = "The id of the user.")
    private UserId user = new UserId(1);

    @Option(
            names = "--ttl",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            defaultValue = "2h",
            description = "How long it is valid: 90s, 30m, 2h, 7d (default: ${DEFAULT-VALUE}).")
    private Duration timeToLive = Duration.ofHours(2);

    @Option(
            names = "--client",
            paramLabel = "KEY",
            description =
                    "The key of the application that uses the token, as `kith app create` printed it; needs --scope. "
                            + "The API of Quran Reflect accepts only such tokens, and the other APIs refuse them.")
    private @Nullable String client;

    @Option(
            names = "--scope",
            paramLabel = "SCOPE",
            split = " ",
            description =
                    "What the application may do: user for everything, or some of user.profile.read, user.profile.update, "
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
        TokenScope scope = scope();
        OperatorSecret secret = OperatorSecret.existingForTokens(signing.secret, new DataDirectory(data.path));
        spec.commandLine().getOut().println(new OperatorTokens(secret, GraphClock.UTC).issue(user, timeToLive, scope));
        return 0;
    }

    private @Nullable TokenScope scope() {
        if (client == null && scopes.isEmpty()) {
            return null;
        }
        if (client == null || scopes.isEmpty()) {
            throw CommandFailure.usage("Use both --client and --scope, or neither");
        }
        if (!AppKey.isWellFormed(client)) {
            throw CommandFailure.usage("'" + client + "' is not the key of an application; change --client");
        }
        Set<String> wanted = Scopes.parse(Scopes.print(scopes))
                .orElseThrow(() -> CommandFailure.usage(
                        "Unknown scope in --scope; the scopes are " + Scopes.print(new TreeSet<>(Scopes.ALL))));
        return new TokenScope(new AppKey(client), wanted);
    }
}

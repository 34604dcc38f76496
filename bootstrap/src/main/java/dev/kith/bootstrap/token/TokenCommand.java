package dev.kith.bootstrap.token;

import dev.kith.bootstrap.data.DataDirectory;
import dev.kith.bootstrap.data.Secret;
import dev.kith.bootstrap.option.Options;
import dev.kith.bootstrap.option.ToDuration;
import dev.kith.bootstrap.option.Trouble;
import dev.kith.domain.user.UserId;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
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
            converter = ToDuration.class,
            defaultValue = "2h",
            description = "How long it is good for: 90s, 30m, 2h, 7d (default: ${DEFAULT-VALUE}).")
    private Duration timeToLive = Duration.ofHours(2);

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
            throw Trouble.ofUsage("A user id is at least 1, not " + user);
        }
        Secret secret = Secret.forTokensAlreadyKept(signing.secret, new DataDirectory(data.path));
        spec.commandLine().getOut().println(new AccessTokens(secret, Clock.systemUTC()).of(new UserId(user), timeToLive));
        return 0;
    }
}

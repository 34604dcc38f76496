package dev.kith.bootstrap.commandline;

import dev.kith.http.settings.IssuerSettings;
import dev.kith.http.settings.IssuerSettings.Issuer;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options for the tokens of identity providers. */
public final class IssuerOptions {

    @Option(
            names = "--issuer",
            paramLabel = "URL",
            description = "The iss of the tokens of your identity provider, which /graph/v1 then accepts; "
                    + "needs --jwks-url and --jwt-audience (default: only tokens of this server).")
    @Nullable
    String issuer;

    @Option(
            names = "--jwks-url",
            paramLabel = "URL",
            converter = Converters.Address.class,
            description = "The address of its keys, a JSON Web Key Set; https, or http on this machine.")
    @Nullable
    URI jwksUrl;

    @Option(names = "--jwt-audience", paramLabel = "TEXT", description = "What the aud of its tokens must name.")
    @Nullable
    String audience;

    @Option(
            names = "--jwt-user-claim",
            paramLabel = "NAME",
            description = "The claim that has the external id of the user (default: sub).")
    @Nullable
    String userClaim;

    @Option(
            names = "--jwt-create-users",
            paramLabel = "true|false",
            arity = "1",
            description = "Whether a token with an external id that nobody has makes a new user (default: false).")
    @Nullable
    Boolean createsUsers;

    @Option(
            names = "--issuers",
            paramLabel = "FILE",
            description = "A JSON file with several identity providers (default: none).")
    @Nullable
    Path file;

    /**
     * @param servesGraph whether the one API that accepts such tokens is served
     * @throws CommandFailure for options that have no meaning without others
     */
    IssuerSettings settings(boolean servesGraph) {
        List<Issuer> issuers = new ArrayList<>();
        if (file != null) {
            issuers.addAll(IssuersFile.read(file));
        }
        if (issuer != null) {
            issuers.add(fromOptions(issuer));
        } else {
            Stream.of(
                            given("--jwks-url", jwksUrl),
                            given("--jwt-audience", audience),
                            given("--jwt-user-claim", userClaim),
                            given("--jwt-create-users", createsUsers))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .ifPresent(option -> {
                        throw CommandFailure.usage(option + " is of no use without --issuer; add --issuer");
                    });
        }
        if (!issuers.isEmpty() && !servesGraph) {
            throw CommandFailure.usage("Only /graph/v1 accepts tokens of an issuer; leave out --graph false");
        }
        try {
            return new IssuerSettings(issuers);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage("--issuer and --issuers: " + e.getMessage());
        }
    }

    private static @Nullable String given(String option, @Nullable Object value) {
        return value == null ? null : option;
    }

    private Issuer fromOptions(String name) {
        if (jwksUrl == null || audience == null) {
            throw CommandFailure.usage("--issuer needs --jwks-url and --jwt-audience; add "
                    + (jwksUrl == null ? "--jwks-url" : "--jwt-audience"));
        }
        try {
            return new Issuer(
                    name,
                    jwksUrl,
                    audience,
                    userClaim == null ? Issuer.USER_CLAIM : userClaim,
                    Boolean.TRUE.equals(createsUsers));
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage("--issuer " + name + ": " + e.getMessage());
        }
    }
}

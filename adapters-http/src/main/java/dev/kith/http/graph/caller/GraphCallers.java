package dev.kith.http.graph.caller;

import dev.kith.application.key.VerifyKey;
import dev.kith.application.registry.FindExternalUser;
import dev.kith.application.session.FindTokenHolder;
import dev.kith.domain.key.KeyText;
import dev.kith.domain.user.ExternalId;
import dev.kith.domain.user.User;
import dev.kith.http.graph.issuer.IssuerTokens;
import dev.kith.http.graph.problem.Problems;
import dev.kith.http.security.TokenHolders;
import dev.kith.http.security.token.TokenVerifier;
import dev.kith.http.settings.IssuerSettings.Issuer;
import dev.kith.http.wire.ApiError;
import io.micronaut.security.authentication.Authentication;
import jakarta.inject.Singleton;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the caller whom credentials belong to: a service key or the token of a user. */
@Singleton
public final class GraphCallers {

    private final VerifyKey verifyKey;
    private final TokenVerifier tokens;
    private final TokenHolders holders;
    private final IssuerTokens issuerTokens;
    private final FindExternalUser findExternalUser;

    GraphCallers(
            VerifyKey verifyKey,
            TokenVerifier tokens,
            TokenHolders holders,
            IssuerTokens issuerTokens,
            FindExternalUser findExternalUser) {
        this.verifyKey = verifyKey;
        this.tokens = tokens;
        this.holders = holders;
        this.issuerTokens = issuerTokens;
        this.findExternalUser = findExternalUser;
    }

    /**
     * A caller.
     *
     * @param issuer the identity provider that issued the credentials; null if this server did
     */
    record Identified(GraphCaller caller, @Nullable String issuer) {}

    static boolean isKey(String credentials) {
        return credentials.startsWith(KeyText.PREFIX);
    }

    /**
     * @throws ApiError 401 for credentials that are not valid now, 503 if they cannot be checked without an identity
     *     provider that does not answer
     */
    public GraphCaller find(String credentials) {
        return identify(credentials).caller();
    }

    /** @throws ApiError as by {@link #find} */
    Identified identify(String credentials) {
        return isKey(credentials) ? new Identified(program(credentials), null) : identifyPerson(credentials);
    }

    private Identified identifyPerson(String token) {
        Authentication holder;
        try {
            holder = tokens.verify(token);
        } catch (ApiError refusal) {
            if (tokens.holderOf(token).isPresent()) {
                throw Problems.invalidCredentials("expired");
            }
            return personOfIssuer(token);
        }
        return new Identified(person(holder), null);
    }

    /** The scopes of such a token are those of another server, so they do not count here. */
    private Identified personOfIssuer(String token) {
        return switch (issuerTokens.verify(token)) {
            case IssuerTokens.Answer.Refused(String reason) -> throw Problems.invalidCredentials(reason);
            case IssuerTokens.Answer.Valid(Issuer issuer, ExternalId externalId) -> {
                User user = findExternalUser
                        .handle(externalId, issuer.createsUsers())
                        .orElseThrow(() -> Problems.invalidCredentials("user-gone"));
                yield new Identified(new GraphCaller.Person(user), issuer.name());
            }
        };
    }

    private GraphCaller program(String credentials) {
        KeyText text = KeyText.parse(credentials).orElseThrow(() -> Problems.invalidCredentials("unknown"));
        return switch (verifyKey.handle(text)) {
            case VerifyKey.Answer.Valid(var key) -> new GraphCaller.Program(key);
            case VerifyKey.Answer.Refused(var state) ->
                throw Problems.invalidCredentials(state.name().toLowerCase(Locale.ROOT));
        };
    }

    /** A token with a scope is limited to an application of another API, so it is refused. */
    private GraphCaller person(Authentication holder) {
        if (TokenVerifier.isScoped(holder)) {
            throw Problems.invalidCredentials("unknown");
        }
        return switch (holders.find(holder)) {
            case FindTokenHolder.Answer.Found(User user) -> new GraphCaller.Person(user);
            case FindTokenHolder.Answer.Revoked(User user) ->
                throw Problems.invalidCredentials(user.isUndeleted() ? "revoked" : "user-gone");
            case FindTokenHolder.Answer.NoSuchUser() -> throw Problems.invalidCredentials("user-gone");
        };
    }
}

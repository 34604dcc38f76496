package dev.kith.http.graph.caller;

import dev.kith.application.key.VerifyKey;
import dev.kith.application.session.FindTokenHolder;
import dev.kith.domain.key.KeyText;
import dev.kith.domain.user.User;
import dev.kith.http.graph.problem.Problems;
import dev.kith.http.security.TokenHolders;
import dev.kith.http.security.token.TokenVerifier;
import dev.kith.http.wire.ApiError;
import io.micronaut.security.authentication.Authentication;
import jakarta.inject.Singleton;
import java.util.Locale;

/** Finds the caller whom credentials belong to: a service key or the token of a user. */
@Singleton
public final class GraphCallers {

    private final VerifyKey verifyKey;
    private final TokenVerifier tokens;
    private final TokenHolders holders;

    GraphCallers(VerifyKey verifyKey, TokenVerifier tokens, TokenHolders holders) {
        this.verifyKey = verifyKey;
        this.tokens = tokens;
        this.holders = holders;
    }

    static boolean isKey(String credentials) {
        return credentials.startsWith(KeyText.PREFIX);
    }

    /** @throws ApiError 401 for credentials that are not valid now */
    public GraphCaller find(String credentials) {
        return isKey(credentials) ? program(credentials) : person(credentials);
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
    private GraphCaller person(String token) {
        Authentication holder = verified(token);
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

    private Authentication verified(String token) {
        try {
            return tokens.verify(token);
        } catch (ApiError refusal) {
            throw Problems.invalidCredentials(tokens.holderOf(token).isPresent() ? "expired" : "unknown");
        }
    }
}

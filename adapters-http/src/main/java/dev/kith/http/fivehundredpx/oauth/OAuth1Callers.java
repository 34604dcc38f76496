package dev.kith.http.fivehundredpx.oauth;

import dev.kith.application.access.FindToken;
import dev.kith.domain.user.User;
import dev.kith.http.fivehundredpx.oauth.signature.OAuth1Errors;
import dev.kith.http.fivehundredpx.oauth.signature.SignatureVerifier;
import dev.kith.http.fivehundredpx.oauth.signature.VerifiedSignature;
import dev.kith.http.security.Caller;
import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.input.QueryParameters;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the caller of a request. To read, a consumer key is enough; to write, a user must have approved the
 * application.
 */
@Singleton
public final class OAuth1Callers {

    private final SignatureVerifier signatures;

    OAuth1Callers(SignatureVerifier signatures) {
        this.signatures = signatures;
    }

    /**
     * The user for whom the application reads; anonymous without a token.
     *
     * @throws ApiError 401 if the application is unknown
     */
    public Caller reader(HttpRequest<?> request) {
        Optional<Caller> signed = signatures.verify(request, null).map(OAuth1Callers::caller);
        return signed.orElseGet(() -> {
            String key = QueryParameters.last(request, "consumer_key");
            if (key == null || key.isEmpty()) {
                throw new ApiError(HttpStatus.UNAUTHORIZED, "not_authenticated", "Consumer key missing.");
            }
            signatures.requireApp(key);
            return new Caller(null);
        });
    }

    /**
     * The user for whom the application acts.
     *
     * @throws ApiError 401 if the request is not signed with an access token
     */
    public User requireUser(HttpRequest<?> request, @Nullable String body) {
        User user = signatures
                .verify(request, body)
                .map(signature -> caller(signature).user())
                .orElse(null);
        if (user == null) {
            throw new ApiError(
                    HttpStatus.UNAUTHORIZED,
                    "not_authenticated",
                    "This request needs a user: sign it with OAuth and an access token.");
        }
        return user;
    }

    private static Caller caller(VerifiedSignature signature) {
        return switch (signature.token()) {
            case null -> new Caller(null);
            case FindToken.Answer.Granted(var _, var user) -> new Caller(user);
            case FindToken.Answer.Requested _, FindToken.Answer.Approved _, FindToken.Answer.NoSuchToken _ ->
                throw OAuth1Errors.invalid("a request token gives no access; exchange it for an access token.");
        };
    }
}

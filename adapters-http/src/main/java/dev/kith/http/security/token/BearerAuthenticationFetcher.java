package dev.kith.http.security.token;

import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.Dialect;
import dev.kith.http.wire.Dialects;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import io.micronaut.security.token.TokenAuthenticationFetcher;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Authenticates a caller by the bearer token. An invalid token is refused on public routes too, so that its sender
 * notices. Credentials of another scheme are not for this server (a proxy may have asked for them), and count as none.
 */
@Singleton
@Replaces(TokenAuthenticationFetcher.class)
final class BearerAuthenticationFetcher implements AuthenticationFetcher<HttpRequest<?>> {

    private final TokenVerifier verifier;
    private final Dialects dialects;

    BearerAuthenticationFetcher(TokenVerifier verifier, Dialects dialects) {
        this.verifier = verifier;
        this.dialects = dialects;
    }

    @Override
    public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
        String token = BearerCredentials.of(request);
        if (token == null
                || !dialects.of(request).map(Dialect::acceptsBearerTokens).orElse(true)) {
            return Mono.empty();
        }
        return Mono.fromCallable(() -> holder(token));
    }

    /** The dialects with bearer tokens know no scopes, so they refuse a token with a scope. */
    private Authentication holder(String token) {
        Authentication holder = verifier.verify(token);
        if (TokenVerifier.isScoped(holder)) {
            throw ApiError.unauthorized("The token is limited to an application and to scopes, and is not valid here.");
        }
        return holder;
    }
}

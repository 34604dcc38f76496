package dev.kith.http.security.token;

import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.Dialect;
import dev.kith.http.wire.Dialects;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import io.micronaut.security.token.TokenAuthenticationFetcher;
import io.micronaut.security.token.reader.TokenResolver;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Takes the caller from their token. A token that is no good is refused, on public routes too: its bearer must not believe to be signed in. */
@Singleton
@Replaces(TokenAuthenticationFetcher.class)
final class BearerAuthenticationFetcher implements AuthenticationFetcher<HttpRequest<?>> {

    private final TokenResolver<HttpRequest<?>> tokens;
    private final TokenVerifier holders;
    private final Dialects dialects;

    BearerAuthenticationFetcher(TokenResolver<HttpRequest<?>> tokens, TokenVerifier holders, Dialects dialects) {
        this.tokens = tokens;
        this.holders = holders;
        this.dialects = dialects;
    }

    @Override
    public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
        if (!request.getHeaders().contains("Authorization")
                || !dialects.of(request).map(Dialect::acceptsBearerTokens).orElse(true)) {
            return Mono.empty();
        }
        return Mono.fromCallable(() -> holder(request));
    }

    /** What takes a bearer's word knows no scopes, so a token that is limited to some is not good here. */
    private Authentication holder(HttpRequest<?> request) {
        String token = tokens.resolveTokens(request).stream().findFirst().orElseThrow(ApiError::invalidToken);
        Authentication holder = holders.verify(token, request);
        if (TokenVerifier.isScoped(holder)) {
            throw ApiError.unauthorized("The token was given to an application for other purposes.");
        }
        return holder;
    }
}

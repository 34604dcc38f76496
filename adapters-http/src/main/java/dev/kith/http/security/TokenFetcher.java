package dev.kith.http.security;

import dev.kith.http.wire.Dialect;
import dev.kith.http.wire.Dialects;
import dev.kith.http.wire.Failure;
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
final class TokenFetcher implements AuthenticationFetcher<HttpRequest<?>> {

    private final TokenResolver<HttpRequest<?>> tokens;
    private final TokenHolders holders;
    private final Dialects dialects;

    TokenFetcher(TokenResolver<HttpRequest<?>> tokens, TokenHolders holders, Dialects dialects) {
        this.tokens = tokens;
        this.holders = holders;
        this.dialects = dialects;
    }

    @Override
    public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
        if (!request.getHeaders().contains("Authorization") || !dialects.of(request).map(Dialect::takesBearer).orElse(true)) {
            return Mono.empty();
        }
        return Mono.fromCallable(() -> holder(request));
    }

    /** What takes a bearer's word knows no scopes, so a token that is limited to some is not good here. */
    private Authentication holder(HttpRequest<?> request) {
        String token = tokens.resolveTokens(request).stream().findFirst().orElseThrow(Failure::badToken);
        Authentication holder = holders.of(token, request);
        if (TokenHolders.isLimited(holder)) {
            throw Failure.unauthorized("The token was given to an application for other purposes.");
        }
        return holder;
    }
}

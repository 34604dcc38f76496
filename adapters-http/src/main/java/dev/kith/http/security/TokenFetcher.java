package dev.kith.http.security;

import com.nimbusds.jwt.JWT;
import dev.kith.http.wire.Dialect;
import dev.kith.http.wire.Dialects;
import dev.kith.http.wire.Failure;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import io.micronaut.security.token.TokenAuthenticationFetcher;
import io.micronaut.security.token.jwt.validator.JsonWebTokenValidator;
import io.micronaut.security.token.jwt.validator.JwtAuthenticationFactory;
import io.micronaut.security.token.reader.TokenResolver;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Takes the caller from their token. A token that is no good is refused, on public routes too: its bearer must not believe to be signed in. */
@Singleton
@Replaces(TokenAuthenticationFetcher.class)
final class TokenFetcher implements AuthenticationFetcher<HttpRequest<?>> {

    private final TokenResolver<HttpRequest<?>> tokens;
    private final JsonWebTokenValidator<JWT, HttpRequest<?>> validator;
    private final JwtAuthenticationFactory owners;
    private final Dialects dialects;

    TokenFetcher(
            TokenResolver<HttpRequest<?>> tokens,
            JsonWebTokenValidator<JWT, HttpRequest<?>> validator,
            JwtAuthenticationFactory owners,
            Dialects dialects) {
        this.tokens = tokens;
        this.validator = validator;
        this.owners = owners;
        this.dialects = dialects;
    }

    @Override
    public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
        if (!request.getHeaders().contains("Authorization") || !dialects.of(request).map(Dialect::takesBearer).orElse(true)) {
            return Mono.empty();
        }
        Optional<Authentication> owner = tokens.resolveTokens(request).stream()
                .findFirst()
                .flatMap(token -> validator.validate(token, request))
                .flatMap(owners::createAuthentication);
        return owner.<Mono<Authentication>>map(Mono::just).orElseGet(() -> Mono.error(Failure.badToken()));
    }
}

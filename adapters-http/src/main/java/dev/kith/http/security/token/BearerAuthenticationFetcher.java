package dev.kith.http.security.token;

import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.Dialect;
import dev.kith.http.wire.Dialects;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import io.micronaut.security.token.TokenAuthenticationFetcher;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Authenticates a caller by the bearer token. An invalid token is refused on public routes too, so that its sender
 * notices. Credentials of another scheme are not for this server (a proxy may have asked for them), and count as none.
 */
@Singleton
@Replaces(TokenAuthenticationFetcher.class)
final class BearerAuthenticationFetcher implements AuthenticationFetcher<HttpRequest<?>> {

    private static final String SCHEME = "Bearer";

    private final TokenVerifier verifier;
    private final Dialects dialects;

    BearerAuthenticationFetcher(TokenVerifier verifier, Dialects dialects) {
        this.verifier = verifier;
        this.dialects = dialects;
    }

    @Override
    public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
        String token = token(request.getHeaders().get(HttpHeaders.AUTHORIZATION));
        if (token == null
                || !dialects.of(request).map(Dialect::acceptsBearerTokens).orElse(true)) {
            return Mono.empty();
        }
        return Mono.fromCallable(() -> holder(token));
    }

    /** The token of bearer credentials, perhaps empty; null for no credentials and for those of another scheme. */
    private static @Nullable String token(@Nullable String header) {
        String credentials = header == null ? "" : header.strip();
        int space = credentials.indexOf(' ');
        String scheme = space < 0 ? credentials : credentials.substring(0, space);
        if (!SCHEME.equalsIgnoreCase(scheme)) {
            return null;
        }
        return space < 0 ? "" : credentials.substring(space + 1);
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

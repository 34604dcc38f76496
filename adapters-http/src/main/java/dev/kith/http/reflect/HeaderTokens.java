package dev.kith.http.reflect;

import dev.kith.http.security.TokenHolders;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Takes the caller from {@code x-auth-token}, which this dialect has in place of a bearer's header. */
@Singleton
final class HeaderTokens implements AuthenticationFetcher<HttpRequest<?>> {

    private static final String HEADER = "x-auth-token";

    private final TokenHolders holders;
    private final ErrorBody dialect;

    HeaderTokens(TokenHolders holders, ErrorBody dialect) {
        this.holders = holders;
        this.dialect = dialect;
    }

    @Override
    public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
        String token = request.getHeaders().get(HEADER);
        return token == null || !dialect.speaks(request.getPath()) ? Mono.empty() : Mono.fromCallable(() -> holders.of(token, request));
    }
}

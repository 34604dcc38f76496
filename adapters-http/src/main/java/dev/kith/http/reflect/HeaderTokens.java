package dev.kith.http.reflect;

import dev.kith.http.security.TokenHolders;
import dev.kith.http.wire.Dialects;
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
    private final ErrorBody ours;
    private final Dialects dialects;

    HeaderTokens(TokenHolders holders, ErrorBody ours, Dialects dialects) {
        this.holders = holders;
        this.ours = ours;
        this.dialects = dialects;
    }

    @Override
    public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
        String token = request.getHeaders().get(HEADER);
        boolean isOurs = dialects.of(request).filter(ours::equals).isPresent();
        return token == null || !isOurs ? Mono.empty() : Mono.fromCallable(() -> holders.of(token, request));
    }
}

package dev.kith.http.quranreflect;

import dev.kith.http.security.token.TokenVerifier;
import dev.kith.http.wire.Dialects;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Takes the caller from {@code x-auth-token}, which this dialect has in place of a bearer's header. */
@Singleton
final class ReflectAuthenticationFetcher implements AuthenticationFetcher<HttpRequest<?>> {

    private static final String HEADER = "x-auth-token";

    private final TokenVerifier holders;
    private final ReflectDialect ours;
    private final Dialects dialects;

    ReflectAuthenticationFetcher(TokenVerifier holders, ReflectDialect ours, Dialects dialects) {
        this.holders = holders;
        this.ours = ours;
        this.dialects = dialects;
    }

    @Override
    public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
        String token = request.getHeaders().get(HEADER);
        boolean isOurs = dialects.of(request).filter(ours::equals).isPresent();
        return token == null || !isOurs ? Mono.empty() : Mono.fromCallable(() -> holders.verify(token, request));
    }
}

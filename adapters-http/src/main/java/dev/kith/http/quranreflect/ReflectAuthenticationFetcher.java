package dev.kith.http.quranreflect;

import dev.kith.http.security.token.TokenVerifier;
import dev.kith.http.wire.Dialects;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Reads the token in {@code x-auth-token}, which this dialect has instead of a bearer token. */
@Singleton
final class ReflectAuthenticationFetcher implements AuthenticationFetcher<HttpRequest<?>> {

    private static final String HEADER = "x-auth-token";

    private final TokenVerifier verifier;
    private final ReflectDialect reflect;
    private final Dialects dialects;

    ReflectAuthenticationFetcher(TokenVerifier verifier, ReflectDialect reflect, Dialects dialects) {
        this.verifier = verifier;
        this.reflect = reflect;
        this.dialects = dialects;
    }

    @Override
    public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
        String token = request.getHeaders().get(HEADER);
        if (token == null || dialects.of(request).filter(reflect::equals).isEmpty()) {
            return Mono.empty();
        }
        return Mono.fromCallable(() -> verifier.verify(token));
    }
}

package dev.kith.http.security.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jwt.JWT;
import dev.kith.domain.app.AppKey;
import dev.kith.domain.session.TokenScope;
import dev.kith.http.metrics.CaffeineMetrics;
import dev.kith.http.wire.ApiError;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.token.jwt.validator.JsonWebTokenValidator;
import io.micronaut.security.token.jwt.validator.JwtAuthenticationFactory;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;

/** Whose a token is, and what it is good for. */
@Singleton
public final class TokenVerifier implements MeterBinder {

    /** What was found good, so that whoever asks often has their signature checked once. */
    private record VerifiedToken(Authentication holder, Instant expires) {}

    private static final int MOST = 10_000;

    private final JsonWebTokenValidator<JWT, HttpRequest<?>> validator;
    private final JwtAuthenticationFactory owners;
    private final Clock clock;
    private final Cache<String, VerifiedToken> known =
            Caffeine.newBuilder().maximumSize(MOST).recordStats().build();

    TokenVerifier(JsonWebTokenValidator<JWT, HttpRequest<?>> validator, JwtAuthenticationFactory owners, Clock clock) {
        this.validator = validator;
        this.owners = owners;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        CaffeineMetrics.bind(registry, "tokens", known);
    }

    /** @throws ApiError 401 where the token is no good */
    public Authentication verify(String token, HttpRequest<?> request) {
        VerifiedToken seen = known.getIfPresent(token);
        if (seen != null && clock.instant().isBefore(seen.expires)) {
            return seen.holder;
        }
        JWT read = validator.validate(token, request).orElseThrow(ApiError::invalidToken);
        Authentication holder = owners.createAuthentication(read).orElseThrow(ApiError::invalidToken);
        expiry(read).ifPresent(expires -> known.put(token, new VerifiedToken(holder, expires)));
        return holder;
    }

    private static Optional<Instant> expiry(JWT token) {
        try {
            return Optional.ofNullable(token.getJWTClaimsSet().getExpirationTime())
                    .map(Date::toInstant);
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    /** None for a token that is good for everything but what wants limits. */
    public static Optional<TokenScope> scopeOf(Authentication holder) {
        if (holder.getAttributes().get(AccessTokenClaims.CLIENT) instanceof String client
                && holder.getAttributes().get(AccessTokenClaims.SCOPE) instanceof String scopes) {
            return Scopes.parse(scopes)
                    .filter(found -> AppKey.isWellFormed(client))
                    .map(found -> new TokenScope(new AppKey(client), found));
        }
        return Optional.empty();
    }

    /** Whether it says that it is limited, be it well or badly. */
    static boolean isScoped(Authentication holder) {
        return holder.getAttributes().containsKey(AccessTokenClaims.CLIENT)
                || holder.getAttributes().containsKey(AccessTokenClaims.SCOPE);
    }
}

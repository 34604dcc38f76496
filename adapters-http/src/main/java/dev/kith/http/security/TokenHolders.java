package dev.kith.http.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jwt.JWT;
import dev.kith.domain.app.AppKey;
import dev.kith.domain.session.Limits;
import dev.kith.http.metrics.CacheMeters;
import dev.kith.http.wire.Failure;
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
public final class TokenHolders implements MeterBinder {

    /** What was found good, so that whoever asks often has their signature checked once. */
    private record Known(Authentication holder, Instant expires) {}

    private static final int MOST = 10_000;

    private final JsonWebTokenValidator<JWT, HttpRequest<?>> validator;
    private final JwtAuthenticationFactory owners;
    private final Clock clock;
    private final Cache<String, Known> known = Caffeine.newBuilder().maximumSize(MOST).recordStats().build();

    TokenHolders(JsonWebTokenValidator<JWT, HttpRequest<?>> validator, JwtAuthenticationFactory owners, Clock clock) {
        this.validator = validator;
        this.owners = owners;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        CacheMeters.bind(registry, "tokens", known);
    }

    /** @throws Failure 401 where the token is no good */
    public Authentication of(String token, HttpRequest<?> request) {
        Known seen = known.getIfPresent(token);
        if (seen != null && clock.instant().isBefore(seen.expires)) {
            return seen.holder;
        }
        JWT read = validator.validate(token, request).orElseThrow(Failure::badToken);
        Authentication holder = owners.createAuthentication(read).orElseThrow(Failure::badToken);
        expiry(read).ifPresent(expires -> known.put(token, new Known(holder, expires)));
        return holder;
    }

    private static Optional<Instant> expiry(JWT token) {
        try {
            return Optional.ofNullable(token.getJWTClaimsSet().getExpirationTime()).map(Date::toInstant);
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    /** None for a token that is good for everything but what wants limits. */
    public static Optional<Limits> limits(Authentication holder) {
        if (holder.getAttributes().get(AccessTokenClaims.CLIENT) instanceof String client
                && holder.getAttributes().get(AccessTokenClaims.SCOPE) instanceof String scopes) {
            return Scopes.parse(scopes).filter(found -> AppKey.isWellFormed(client)).map(found -> new Limits(new AppKey(client), found));
        }
        return Optional.empty();
    }

    /** Whether it says that it is limited, be it well or badly. */
    static boolean isLimited(Authentication holder) {
        return holder.getAttributes().containsKey(AccessTokenClaims.CLIENT) || holder.getAttributes().containsKey(AccessTokenClaims.SCOPE);
    }
}

package dev.kith.http.security.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.kith.domain.app.AppKey;
import dev.kith.domain.session.SessionId;
import dev.kith.domain.session.TokenScope;
import dev.kith.http.metrics.CaffeineMetrics;
import dev.kith.http.wire.ApiError;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.token.jwt.signature.SignatureGeneratorConfiguration;
import io.micronaut.security.token.jwt.validator.JsonWebTokenValidator;
import io.micronaut.security.token.jwt.validator.JwtAuthenticationFactory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;

/** Verifies access tokens. */
@Singleton
public final class TokenVerifier implements MeterBinder {

    /** The longest token that a body may have, in characters. */
    public static final int MAX_TOKEN_LENGTH = 4_096;

    /** A token that was verified, so that its signature is not checked on each request. */
    private record VerifiedToken(Authentication holder, Instant expires) {}

    private static final int MAX_CACHED_TOKENS = 10_000;

    private final JsonWebTokenValidator<JWT, HttpRequest<?>> validator;
    private final JwtAuthenticationFactory authentications;
    private final SignatureGeneratorConfiguration signature;
    private final Clock clock;
    private final Cache<String, VerifiedToken> verified =
            Caffeine.newBuilder().maximumSize(MAX_CACHED_TOKENS).recordStats().build();

    TokenVerifier(
            JsonWebTokenValidator<JWT, HttpRequest<?>> validator,
            JwtAuthenticationFactory authentications,
            @Named("generator") SignatureGeneratorConfiguration signature,
            Clock clock) {
        this.validator = validator;
        this.authentications = authentications;
        this.signature = signature;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        CaffeineMetrics.bind(registry, "access_tokens", verified);
    }

    /**
     * The holder of a token that authenticates a request.
     *
     * @throws ApiError 401 for an invalid token
     */
    public Authentication verify(String token, HttpRequest<?> request) {
        VerifiedToken cached = verified.getIfPresent(token);
        if (cached != null && clock.instant().isBefore(cached.expires)) {
            return cached.holder;
        }
        JWT parsed = validator.validate(token, request).orElseThrow(ApiError::invalidToken);
        Authentication holder = authentications.createAuthentication(parsed).orElseThrow(ApiError::invalidToken);
        expiry(parsed).ifPresent(expires -> verified.put(token, new VerifiedToken(holder, expires)));
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

    /** Whether this server signed the token and it has not expired. Its user and its scope do not matter. */
    public boolean isCurrent(String token) {
        return signedClaims(token)
                .map(JWTClaimsSet::getExpirationTime)
                .filter(expires -> clock.instant().isBefore(expires.toInstant()))
                .isPresent();
    }

    /**
     * The session that a token was issued for, even if it has expired; empty if the token has none or is not signed by
     * this server.
     */
    public Optional<SessionId> sessionOf(String token) {
        try {
            return signedClaims(token)
                    .map(claims -> claims.getClaim(AccessTokenClaims.SESSION) instanceof String id ? id : null)
                    .map(UUID::fromString)
                    .map(SessionId::new);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<JWTClaimsSet> signedClaims(String token) {
        try {
            SignedJWT signed = SignedJWT.parse(token);
            return signature.supports(signed.getHeader().getAlgorithm()) && signature.verify(signed)
                    ? Optional.of(signed.getJWTClaimsSet())
                    : Optional.empty();
        } catch (ParseException | JOSEException e) {
            return Optional.empty();
        }
    }

    /** The scope of a token; empty for a token without one. */
    public static Optional<TokenScope> scopeOf(Authentication holder) {
        if (holder.getAttributes().get(AccessTokenClaims.CLIENT) instanceof String client
                && holder.getAttributes().get(AccessTokenClaims.SCOPE) instanceof String scopes) {
            return Scopes.parse(scopes)
                    .filter(found -> AppKey.isWellFormed(client))
                    .map(found -> new TokenScope(new AppKey(client), found));
        }
        return Optional.empty();
    }

    /** Whether the token has a scope, even a malformed one. */
    static boolean isScoped(Authentication holder) {
        return holder.getAttributes().containsKey(AccessTokenClaims.CLIENT)
                || holder.getAttributes().containsKey(AccessTokenClaims.SCOPE);
    }
}

package dev.kith.http.security.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.kith.domain.app.AppKey;
import dev.kith.domain.session.SessionId;
import dev.kith.domain.session.TokenScope;
import dev.kith.http.metrics.CaffeineMetrics;
import dev.kith.http.wire.ApiError;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.token.jwt.signature.SignatureGeneratorConfiguration;
import io.micronaut.security.token.jwt.validator.JwtAuthenticationFactory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;

/** Verifies access tokens. */
@Singleton
public final class TokenVerifier implements MeterBinder {

    /** The longest token that a body may have, in characters. */
    public static final int MAX_TOKEN_LENGTH = 4_096;

    /** A token that was verified, so that its signature is not checked on each request. */
    private record VerifiedToken(Authentication holder, Instant expires) {}

    private static final int MAX_CACHED_TOKENS = 10_000;

    private final JwtAuthenticationFactory authentications;
    private final SignatureGeneratorConfiguration signature;
    private final Clock clock;
    private final Cache<String, VerifiedToken> verified =
            Caffeine.newBuilder().maximumSize(MAX_CACHED_TOKENS).recordStats().build();

    TokenVerifier(
            JwtAuthenticationFactory authentications,
            @Named("generator") SignatureGeneratorConfiguration signature,
            Clock clock) {
        this.authentications = authentications;
        this.signature = signature;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        CaffeineMetrics.bind(registry, "access_tokens", verified);
    }

    /**
     * The holder of a token that authenticates a request. Only valid tokens are cached, and a valid token has one text
     * only, so invalid ones cannot displace them.
     *
     * @throws ApiError 401 for an invalid token
     */
    public Authentication verify(String token) {
        VerifiedToken cached = verified.getIfPresent(token);
        if (cached != null && clock.instant().isBefore(cached.expires)) {
            return cached.holder;
        }
        SignedJWT signed = signed(token).orElseThrow(ApiError::invalidToken);
        JWTClaimsSet claims = claims(signed)
                .filter(this::isCurrent)
                .filter(AccessTokenClaims::areComplete)
                .orElseThrow(ApiError::invalidToken);
        Authentication holder = authentications.createAuthentication(signed).orElseThrow(ApiError::invalidToken);
        verified.put(token, new VerifiedToken(holder, claims.getExpirationTime().toInstant()));
        return holder;
    }

    /** Whether this server signed the token and it is valid now. Its user and its scope do not matter. */
    public boolean isCurrent(String token) {
        return signed(token)
                .flatMap(TokenVerifier::claims)
                .filter(this::isCurrent)
                .isPresent();
    }

    private boolean isCurrent(JWTClaimsSet claims) {
        Instant now = clock.instant();
        Date begins = claims.getNotBeforeTime();
        Date ends = claims.getExpirationTime();
        return ends != null && now.isBefore(ends.toInstant()) && (begins == null || !now.isBefore(begins.toInstant()));
    }

    /** The holder that a token names, even if it has expired; empty if this server did not sign it. */
    public Optional<Authentication> holderOf(String token) {
        return signed(token).flatMap(authentications::createAuthentication);
    }

    /**
     * The session that a token was issued for, even if it has expired; empty if the token has none or is not signed by
     * this server.
     */
    public Optional<SessionId> sessionOf(String token) {
        return signed(token).flatMap(TokenVerifier::claims).flatMap(UserIdAuthenticationFactory::session);
    }

    /** The token if this server signed it, by its one algorithm. */
    private Optional<SignedJWT> signed(String token) {
        return SignedTokens.parse(token).filter(this::isSignedHere);
    }

    private boolean isSignedHere(SignedJWT token) {
        try {
            return JWSAlgorithm.HS256.equals(token.getHeader().getAlgorithm()) && signature.verify(token);
        } catch (JOSEException e) {
            return false;
        }
    }

    private static Optional<JWTClaimsSet> claims(SignedJWT token) {
        try {
            return Optional.of(token.getJWTClaimsSet());
        } catch (ParseException e) {
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
    public static boolean isScoped(Authentication holder) {
        return holder.getAttributes().containsKey(AccessTokenClaims.CLIENT)
                || holder.getAttributes().containsKey(AccessTokenClaims.SCOPE);
    }
}

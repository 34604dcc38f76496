package dev.kith.http.security.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.kith.domain.session.SessionId;
import dev.kith.domain.session.TokenScope;
import dev.kith.domain.user.UserId;
import io.micronaut.security.token.jwt.signature.SignatureGeneratorConfiguration;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Access tokens: given out, and looked at where they are not the caller's own. */
@Singleton
public final class AccessTokenIssuer {

    public static final Duration LIFETIME = Duration.ofHours(10);

    private static final String SESSION = "sid";

    private final SignatureGeneratorConfiguration signature;
    private final Clock clock;

    AccessTokenIssuer(@Named("generator") SignatureGeneratorConfiguration signature, Clock clock) {
        this.signature = signature;
        this.clock = clock;
    }

    /**
     * @param limits what it is good for, null for everything but what wants limits
     * @param issued from when it counts as given out, kept to the microsecond; its life ends with {@link #LIFETIME}
     */
    public String issue(UserId user, SessionId session, @Nullable TokenScope limits, Instant issued) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .claim(AccessTokenClaims.USER, user.value())
                .claim("token_type", "access")
                .claim(SESSION, session.toString())
                .jwtID(UUID.randomUUID().toString())
                .claim(AccessTokenClaims.ISSUED, ChronoUnit.MICROS.between(Instant.EPOCH, issued))
                .issueTime(Date.from(issued))
                .expirationTime(Date.from(issued.plus(LIFETIME)));
        if (limits != null) {
            claims.claim(AccessTokenClaims.CLIENT, limits.client().value());
            claims.claim(AccessTokenClaims.SCOPE, Scopes.print(limits.scopes()));
        }
        try {
            return signature.sign(claims.build()).serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("The secret that signs tokens does not sign", e);
        }
    }

    /** Whether it was signed here and has not expired; whose it is, and what for, is not asked. */
    public boolean isValid(String token) {
        Date expires = claims(token).map(JWTClaimsSet::getExpirationTime).orElse(null);
        return expires != null && clock.instant().isBefore(expires.toInstant());
    }

    /** The session an access token was given out for, expired or not; none where it is not ours, or was not given out for one. */
    public Optional<SessionId> sessionOf(String token) {
        try {
            return claims(token)
                    .map(claims -> claims.getClaim(SESSION) instanceof String id ? id : null)
                    .map(UUID::fromString)
                    .map(SessionId::new);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<JWTClaimsSet> claims(String token) {
        try {
            SignedJWT signed = SignedJWT.parse(token);
            return signature.supports(signed.getHeader().getAlgorithm()) && signature.verify(signed)
                    ? Optional.of(signed.getJWTClaimsSet())
                    : Optional.empty();
        } catch (ParseException | JOSEException e) {
            return Optional.empty();
        }
    }
}

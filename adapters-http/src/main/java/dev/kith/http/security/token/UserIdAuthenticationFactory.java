package dev.kith.http.security.token;

import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.kith.domain.session.SessionId;
import dev.kith.http.wire.Microseconds;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.token.jwt.validator.DefaultJwtAuthenticationFactory;
import io.micronaut.security.token.jwt.validator.JwtAuthenticationFactory;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes the user of a token from {@code user_id}. The clients we serve do not use the standard subject. */
@Singleton
@Replaces(DefaultJwtAuthenticationFactory.class)
final class UserIdAuthenticationFactory implements JwtAuthenticationFactory {

    @Override
    public Optional<Authentication> createAuthentication(JWT token) {
        try {
            JWTClaimsSet claims = token.getJWTClaimsSet();
            Instant issued = issued(claims);
            if (!(claims.getClaim(AccessTokenClaims.USER) instanceof Long user) || issued == null) {
                return Optional.empty();
            }
            Map<String, Object> attributes = new HashMap<>(Map.of(AccessTokenClaims.ISSUED, issued));
            for (String claim : List.of(AccessTokenClaims.CLIENT, AccessTokenClaims.SCOPE)) {
                Object value = claims.getClaim(claim);
                if (value != null) {
                    attributes.put(claim, value);
                }
            }
            session(claims).ifPresent(session -> attributes.put(AccessTokenClaims.SESSION, session));
            return Optional.of(Authentication.build(user.toString(), attributes));
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    static Optional<SessionId> session(JWTClaimsSet claims) {
        try {
            return claims.getClaim(AccessTokenClaims.SESSION) instanceof String id
                    ? Optional.of(new SessionId(UUID.fromString(id)))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A token with the second alone counts as issued at the end of that second. */
    private static @Nullable Instant issued(JWTClaimsSet claims) {
        Object micros = claims.getClaim(AccessTokenClaims.ISSUED);
        if (micros != null) {
            return micros instanceof Long whole ? Microseconds.toInstant(whole) : null;
        }
        Date second = claims.getIssueTime();
        return second == null
                ? null
                : second.toInstant().plus(Duration.ofSeconds(1)).minus(1, ChronoUnit.MICROS);
    }
}

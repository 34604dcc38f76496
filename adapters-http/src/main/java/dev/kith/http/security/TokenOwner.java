package dev.kith.http.security;

import com.nimbusds.jwt.JWT;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.token.jwt.validator.DefaultJwtAuthenticationFactory;
import io.micronaut.security.token.jwt.validator.JwtAuthenticationFactory;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A token is its owner's by {@code user_id}; the standard subject is not used by the clients we serve. */
@Singleton
@Replaces(DefaultJwtAuthenticationFactory.class)
final class TokenOwner implements JwtAuthenticationFactory {

    @Override
    public Optional<Authentication> createAuthentication(JWT token) {
        try {
            Long user = token.getJWTClaimsSet().getLongClaim(AccessTokenClaims.USER);
            Map<String, Object> limits = new HashMap<>();
            for (String claim : List.of(AccessTokenClaims.CLIENT, AccessTokenClaims.SCOPE)) {
                Object value = token.getJWTClaimsSet().getClaim(claim);
                if (value != null) {
                    limits.put(claim, value);
                }
            }
            return Optional.ofNullable(user).map(id -> Authentication.build(id.toString(), limits));
        } catch (ParseException e) {
            return Optional.empty();
        }
    }
}

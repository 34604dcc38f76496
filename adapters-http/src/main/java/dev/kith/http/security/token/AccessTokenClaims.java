package dev.kith.http.security.token;

import io.micronaut.http.HttpRequest;
import io.micronaut.security.token.Claims;
import io.micronaut.security.token.jwt.validator.GenericJwtClaimsValidator;
import jakarta.inject.Singleton;

/**
 * The claims of an access token, and a check that the required ones are there. The signature and the times are checked
 * elsewhere.
 */
@Singleton
public final class AccessTokenClaims implements GenericJwtClaimsValidator<HttpRequest<?>> {

    static final String USER = "user_id";

    static final String TYPE = "token_type";

    /** The only {@link #TYPE} there is. */
    static final String ACCESS = "access";

    /** The session that the token was issued for. A token of an operator has none. */
    static final String SESSION = "sid";

    /** The application that a token with a scope was issued to. */
    static final String CLIENT = "client_id";

    /** What a token with a scope allows, in the form of RFC 6749. */
    static final String SCOPE = "scope";

    /** The time of issue in microseconds since 1970. A token from elsewhere has only {@code iat}, in seconds. */
    public static final String ISSUED = "iat_us";

    @Override
    public boolean validate(Claims claims, HttpRequest<?> request) {
        return claims.get(USER) instanceof Number id
                && id.longValue() > 0
                && ACCESS.equals(claims.get(TYPE))
                && claims.contains(Claims.TOKEN_ID)
                && claims.contains(Claims.ISSUED_AT)
                && claims.contains(Claims.EXPIRATION_TIME);
    }
}

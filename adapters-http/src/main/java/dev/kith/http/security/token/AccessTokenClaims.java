package dev.kith.http.security.token;

import io.micronaut.http.HttpRequest;
import io.micronaut.security.token.Claims;
import io.micronaut.security.token.jwt.validator.GenericJwtClaimsValidator;
import jakarta.inject.Singleton;

/** What a token must say beside being signed and in time: whose it is, that it is an access token, and that it can be told from others. */
@Singleton
public final class AccessTokenClaims implements GenericJwtClaimsValidator<HttpRequest<?>> {

    static final String USER = "user_id";

    /** The application a limited token was given to; others have none. */
    static final String CLIENT = "client_id";

    /** What a limited token is good for, as RFC 6749 writes it. */
    static final String SCOPE = "scope";

    /** When exactly, in microseconds since 1970; in tokens from elsewhere there is only {@code iat}, in seconds. */
    public static final String ISSUED = "iat_us";

    @Override
    public boolean validate(Claims claims, HttpRequest<?> request) {
        return claims.get(USER) instanceof Number id
                && id.longValue() > 0
                && "access".equals(claims.get("token_type"))
                && claims.contains(Claims.TOKEN_ID)
                && claims.contains(Claims.ISSUED_AT)
                && claims.contains(Claims.EXPIRATION_TIME);
    }
}

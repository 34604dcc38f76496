package dev.kith.http.security;

import com.nimbusds.jwt.JWT;
import dev.kith.domain.app.AppKey;
import dev.kith.domain.session.Limits;
import dev.kith.http.wire.Failure;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.token.jwt.validator.JsonWebTokenValidator;
import io.micronaut.security.token.jwt.validator.JwtAuthenticationFactory;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Whose a token is, and what it is good for. */
@Singleton
public final class TokenHolders {

    private final JsonWebTokenValidator<JWT, HttpRequest<?>> validator;
    private final JwtAuthenticationFactory owners;

    TokenHolders(JsonWebTokenValidator<JWT, HttpRequest<?>> validator, JwtAuthenticationFactory owners) {
        this.validator = validator;
        this.owners = owners;
    }

    /** @throws Failure 401 where the token is no good */
    public Authentication of(String token, HttpRequest<?> request) {
        return validator.validate(token, request).flatMap(owners::createAuthentication).orElseThrow(Failure::badToken);
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

package dev.kith.http.security;

import dev.kith.application.session.FindTokenHolder;
import dev.kith.domain.session.SessionId;
import dev.kith.domain.user.UserId;
import dev.kith.http.security.token.AccessTokenClaims;
import io.micronaut.security.authentication.Authentication;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;

/** Finds the user of a token whose signature and times were checked, unless the token was revoked. */
@Singleton
public final class TokenHolders {

    private final FindTokenHolder findTokenHolder;

    TokenHolders(FindTokenHolder findTokenHolder) {
        this.findTokenHolder = findTokenHolder;
    }

    public FindTokenHolder.Answer find(Authentication token) {
        Map<String, Object> claims = token.getAttributes();
        long user = Long.parseLong(token.getName());
        return user > 0 && claims.get(AccessTokenClaims.ISSUED) instanceof Instant issued
                ? findTokenHolder.handle(
                        new UserId(user),
                        issued,
                        claims.get(AccessTokenClaims.SESSION) instanceof SessionId session ? session : null)
                : new FindTokenHolder.Answer.NoSuchUser();
    }
}

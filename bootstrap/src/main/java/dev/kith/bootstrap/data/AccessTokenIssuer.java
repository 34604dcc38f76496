package dev.kith.bootstrap.data;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.kith.domain.session.TokenScope;
import dev.kith.domain.user.UserId;
import dev.kith.http.security.token.Scopes;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes the tokens that a server with the same secret accepts. */
public record AccessTokenIssuer(OperatorSecret secret, Clock clock) {

    public String issue(UserId user, Duration timeToLive) {
        return issue(user, timeToLive, null);
    }

    /** @param limits what it is good for, null for everything but what wants limits */
    public String issue(UserId user, Duration timeToLive, @Nullable TokenScope limits) {
        Instant now = clock.instant();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .claim("user_id", user.value())
                .claim("token_type", "access")
                .jwtID(UUID.randomUUID().toString().replace("-", ""))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(timeToLive)));
        if (limits != null) {
            claims.claim("client_id", limits.client().value()).claim("scope", Scopes.print(limits.scopes()));
        }
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims.build());
        try {
            token.sign(new MACSigner(secret.value().getBytes(StandardCharsets.UTF_8)));
        } catch (JOSEException e) {
            throw new IllegalStateException("The token could not be signed: " + e.getMessage(), e);
        }
        return token.serialize();
    }
}

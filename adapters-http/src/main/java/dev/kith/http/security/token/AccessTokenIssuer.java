package dev.kith.http.security.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.kith.domain.session.SessionId;
import dev.kith.domain.session.TokenScope;
import dev.kith.domain.user.UserId;
import dev.kith.http.wire.Microseconds;
import io.micronaut.security.token.jwt.signature.SignatureGeneratorConfiguration;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Issues access tokens. */
@Singleton
public final class AccessTokenIssuer {

    /** The lifetime of a token that belongs to a session. */
    public static final Duration LIFETIME = Duration.ofHours(10);

    private interface Signer {

        SignedJWT sign(JWTClaimsSet claims) throws JOSEException;
    }

    private final Signer signer;

    @Inject
    AccessTokenIssuer(@Named("generator") SignatureGeneratorConfiguration signature) {
        this.signer = signature::sign;
    }

    /** @param secret at least 32 bytes; a server with the same secret accepts the tokens */
    public AccessTokenIssuer(String secret) {
        this.signer = claims -> {
            SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
            token.sign(new MACSigner(secret.getBytes(StandardCharsets.UTF_8)));
            return token;
        };
    }

    /**
     * A token that belongs to a session and is valid for {@link #LIFETIME}.
     *
     * @param scope what the token allows; null for a token without a scope
     * @param issued to the microsecond
     */
    public String issue(UserId user, SessionId session, @Nullable TokenScope scope, Instant issued) {
        return sign(claims(user, scope, issued, LIFETIME)
                .claim(AccessTokenClaims.SESSION, session.toString())
                .claim(AccessTokenClaims.ISSUED, Microseconds.of(issued)));
    }

    /**
     * A token that belongs to no session.
     *
     * @param scope what the token allows; null for a token without a scope
     * @param issued to the second
     */
    public String issue(UserId user, @Nullable TokenScope scope, Instant issued, Duration lifetime) {
        return sign(claims(user, scope, issued, lifetime));
    }

    private static JWTClaimsSet.Builder claims(
            UserId user, @Nullable TokenScope scope, Instant issued, Duration lifetime) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .claim(AccessTokenClaims.USER, user.value())
                .claim(AccessTokenClaims.TYPE, AccessTokenClaims.ACCESS)
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(issued))
                .expirationTime(Date.from(issued.plus(lifetime)));
        if (scope != null) {
            claims.claim(AccessTokenClaims.CLIENT, scope.client().value());
            claims.claim(AccessTokenClaims.SCOPE, Scopes.print(scope.scopes()));
        }
        return claims;
    }

    private String sign(JWTClaimsSet.Builder claims) {
        try {
            return signer.sign(claims.build()).serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("The token could not be signed: " + e.getMessage(), e);
        }
    }
}

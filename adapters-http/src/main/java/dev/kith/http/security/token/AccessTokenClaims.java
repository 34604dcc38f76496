package dev.kith.http.security.token;

import com.nimbusds.jwt.JWTClaimsSet;

/** The claims of an access token, and a check that the required ones are there. */
public final class AccessTokenClaims {

    static final String USER = "user_id";

    static final String TYPE = "token_type";

    /** The only {@link #TYPE} there is. */
    static final String ACCESS = "access";

    /**
     * The session that the token was issued for, a UUID. A token of an operator has none. A claim of this name that is
     * no UUID is not ours.
     */
    public static final String SESSION = "sid";

    /** The application that a token with a scope was issued to. */
    static final String CLIENT = "client_id";

    /** What a token with a scope allows, in the form of RFC 6749. */
    static final String SCOPE = "scope";

    /** The time of issue in microseconds since 1970. A token from elsewhere has only {@code iat}, in seconds. */
    public static final String ISSUED = "iat_us";

    private AccessTokenClaims() {}

    /** The times of the token do not matter here. */
    static boolean areComplete(JWTClaimsSet claims) {
        return claims.getClaim(USER) instanceof Long user
                && user > 0
                && ACCESS.equals(claims.getClaim(TYPE))
                && claims.getJWTID() != null
                && claims.getIssueTime() != null
                && claims.getExpirationTime() != null;
    }
}

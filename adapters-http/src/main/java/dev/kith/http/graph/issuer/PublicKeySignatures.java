package dev.kith.http.graph.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.Set;

/** Checks signatures with public keys. */
final class PublicKeySignatures {

    /** No algorithm with a shared secret: whoever can check such a signature can make it. */
    static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512,
            JWSAlgorithm.EdDSA,
            JWSAlgorithm.Ed25519);

    /** As RFC 7518 requires. */
    private static final int MIN_RSA_BITS = 2_048;

    private static final String ED25519 = "Ed25519";

    /** What precedes the 32 bytes of a key in its X.509 form (RFC 8410). */
    private static final String ED25519_PREFIX = "302a300506032b6570032100";

    private PublicKeySignatures() {}

    static boolean verify(SignedJWT token, JWK key) {
        try {
            return switch (key) {
                case RSAKey rsa -> rsa.size() >= MIN_RSA_BITS && token.verify(new RSASSAVerifier(rsa));
                case ECKey curve -> token.verify(new ECDSAVerifier(curve));
                case OctetKeyPair edwards -> Curve.Ed25519.equals(edwards.getCurve()) && verify(token, edwards);
                default -> false;
            };
        } catch (JOSEException | GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    /** By the JDK, because the library needs another one for this algorithm. */
    private static boolean verify(SignedJWT token, OctetKeyPair key) throws GeneralSecurityException {
        byte[] encoded = HexFormat.of()
                .parseHex(ED25519_PREFIX + HexFormat.of().formatHex(key.getX().decode()));
        Signature signature = Signature.getInstance(ED25519);
        signature.initVerify(KeyFactory.getInstance(ED25519).generatePublic(new X509EncodedKeySpec(encoded)));
        signature.update(token.getSigningInput());
        return signature.verify(token.getSignature().decode());
    }
}

package dev.kith.http.fivehundredpx.oauth.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The supported signature methods. PLAINTEXT is not supported: it reveals the secrets and allows replay. */
public enum SignatureMethod {
    HMAC_SHA1("HMAC-SHA1", "HmacSHA1"),
    HMAC_SHA256("HMAC-SHA256", "HmacSHA256");

    private final String parameterValue;
    private final String algorithm;

    SignatureMethod(String parameterValue, String algorithm) {
        this.parameterValue = parameterValue;
        this.algorithm = algorithm;
    }

    static Optional<SignatureMethod> of(String parameterValue) {
        return Arrays.stream(values())
                .filter(method -> method.parameterValue.equals(parameterValue))
                .findFirst();
    }

    /**
     * Signs a base string; the result is base64.
     *
     * @param tokenSecret empty without a token
     */
    public String sign(String baseString, String clientSecret, String tokenSecret) {
        String key =
                SignatureBaseString.percentEncode(clientSecret) + "&" + SignatureBaseString.percentEncode(tokenSecret);
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), algorithm));
            return Base64.getEncoder().encodeToString(mac.doFinal(baseString.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + algorithm, e);
        }
    }

    /** Compares in constant time. */
    boolean verify(String signature, String baseString, String clientSecret, String tokenSecret) {
        return MessageDigest.isEqual(
                signature.getBytes(StandardCharsets.UTF_8),
                sign(baseString, clientSecret, tokenSecret).getBytes(StandardCharsets.UTF_8));
    }
}

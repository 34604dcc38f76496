package dev.kith.http.fivehundredpx.oauth.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The ways to sign that are known here. PLAINTEXT is none of them: it shows the secrets, and anyone may send it again. */
public enum SignatureMethod {
    HMAC_SHA1("HMAC-SHA1", "HmacSHA1"),
    HMAC_SHA256("HMAC-SHA256", "HmacSHA256");

    private final String word;
    private final String algorithm;

    SignatureMethod(String word, String algorithm) {
        this.word = word;
        this.algorithm = algorithm;
    }

    static Optional<SignatureMethod> of(String word) {
        return Arrays.stream(values())
                .filter(method -> method.word.equals(word))
                .findFirst();
    }

    /** @param token empty where there is no token yet */
    public String sign(String text, String client, String token) {
        String key = SignatureBaseString.encoded(client) + "&" + SignatureBaseString.encoded(token);
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), algorithm));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + algorithm, e);
        }
    }

    /** Takes the same time wherever the two begin to differ. */
    boolean verify(String shown, String text, String client, String token) {
        return MessageDigest.isEqual(
                shown.getBytes(StandardCharsets.UTF_8),
                sign(text, client, token).getBytes(StandardCharsets.UTF_8));
    }
}

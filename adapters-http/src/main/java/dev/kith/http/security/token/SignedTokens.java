package dev.kith.http.security.token;

import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Reads signed tokens in the form of an encoder, so that a token has one text only. */
public final class SignedTokens {

    private SignedTokens() {}

    /** The signature is not checked. Empty for a text that is no signed token. */
    public static Optional<SignedJWT> parse(String text) {
        if (!isEncoded(text)) {
            return Optional.empty();
        }
        try {
            return Optional.of(SignedJWT.parse(text));
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    /** Whether the token has three parts in base64url. The parser of the library skips foreign characters instead. */
    private static boolean isEncoded(String token) {
        List<String> parts = List.of(token.split("\\.", 4));
        return parts.size() == 3 && parts.stream().allMatch(SignedTokens::isBase64Url);
    }

    /** Whether encoding the decoded part gives the same text, without padding. */
    private static boolean isBase64Url(String part) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(Base64.getUrlDecoder().decode(part))
                    .equals(part);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}

package dev.kith.domain.session;

import dev.kith.domain.account.Secret;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A token that continues a session once: the id of the session and its current secret. */
public record RefreshToken(SessionId session, Secret secret) {

    private static final Pattern FORM =
            Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\.([A-Za-z0-9_-]{43})");

    /** Empty if the text does not have the form of a token. */
    public static Optional<RefreshToken> parse(String text) {
        Matcher token = FORM.matcher(text);
        return token.matches()
                ? Optional.of(
                        new RefreshToken(new SessionId(UUID.fromString(token.group(1))), new Secret(token.group(2))))
                : Optional.empty();
    }

    public String text() {
        return session + "." + secret.text();
    }

    @Override
    public String toString() {
        return "RefreshToken[hidden]";
    }
}

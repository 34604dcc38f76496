package dev.kith.http.fivehundredpx.oauth.signature;

import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.input.FormParameter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the {@code Authorization: OAuth} header (RFC 5849, section 3.5.1) in one pass over its characters. */
final class AuthorizationHeader {

    private static final String SCHEME = "OAuth";

    private final String text;
    private int at;

    private AuthorizationHeader(String text, int at) {
        this.text = text;
        this.at = at;
    }

    /**
     * The parameters without the realm, which is not signed. Empty for a header of another scheme.
     *
     * @throws ApiError 401 for a malformed header
     */
    static List<FormParameter> parameters(@Nullable String header) {
        String text = header == null ? "" : header.strip();
        boolean isOAuth = text.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && text.length() > SCHEME.length()
                && isBlank(text.charAt(SCHEME.length()));
        return isOAuth ? new AuthorizationHeader(text, SCHEME.length()).parameters() : List.of();
    }

    private List<FormParameter> parameters() {
        List<FormParameter> parameters = new ArrayList<>();
        skipBlanks();
        while (at < text.length()) {
            String name = name();
            skipBlanks();
            expect('=');
            skipBlanks();
            String value = quoted();
            skipBlanks();
            if (at < text.length()) {
                expect(',');
                skipBlanks();
            }
            if (!name.equalsIgnoreCase("realm")) {
                parameters.add(new FormParameter(percentDecode(name), percentDecode(value)));
            }
        }
        return parameters;
    }

    /** May be empty. */
    private String name() {
        int start = at;
        while (at < text.length() && "=\",".indexOf(text.charAt(at)) < 0 && !isBlank(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    /** A quoted string (RFC 9110, section 5.6.4): a backslash takes the next character literally. */
    private String quoted() {
        expect('"');
        StringBuilder value = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            value.append(text.charAt(at++));
        }
        expect('"');
        return value.toString();
    }

    private void expect(char wanted) {
        if (at >= text.length() || text.charAt(at) != wanted) {
            throw OAuth1Errors.invalid("the Authorization header is malformed.");
        }
        at++;
    }

    private void skipBlanks() {
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isBlank(char unit) {
        return unit == ' ' || unit == '\t';
    }

    private static String percentDecode(String text) {
        try {
            return FormParameter.percentDecode(text);
        } catch (IllegalArgumentException e) {
            throw OAuth1Errors.invalid("the Authorization header is not percent-encoded as it should be.");
        }
    }
}

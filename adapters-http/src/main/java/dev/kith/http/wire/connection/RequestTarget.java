package dev.kith.http.wire.connection;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The address in the first line of a request, as a URI that can be parsed. Characters that browsers leave unescaped and
 * bytes of UTF-8 are escaped.
 *
 * @param uri path and query; of a malformed address as much as shows its dialect
 * @param authority of an absolute address, null for others
 * @param complaint null for a well-formed address
 */
record RequestTarget(
        String uri, @Nullable String authority, @Nullable String complaint) {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    /** The ASCII characters that an address may contain as they are, apart from letters and digits. */
    private static final String PLAIN = "-._~:/?@!$&'()*+,;=";

    private static final String NO_ADDRESS = "The address must be a path, or an absolute http address.";

    /** @param target one character for each byte */
    static RequestTarget of(String target) {
        if (target.startsWith("//")) {
            int slashes = 2;
            while (slashes < target.length() && target.charAt(slashes) == '/') {
                slashes++;
            }
            String path = target.substring(slashes - 1);
            return new RequestTarget(of(path).uri(), null, "The path must begin with one slash.");
        }
        if (target.startsWith("/")) {
            return escaped(target);
        }
        if (target.equals("*")) {
            return new RequestTarget(target, null, null);
        }
        String lower = target.toLowerCase(Locale.ROOT);
        int scheme = lower.startsWith("http://") ? 7 : lower.startsWith("https://") ? 8 : -1;
        if (scheme < 0) {
            return new RequestTarget("/", null, NO_ADDRESS);
        }
        int path = scheme;
        while (path < target.length() && "/?#".indexOf(target.charAt(path)) < 0) {
            path++;
        }
        String rest = target.substring(path);
        RequestTarget relative = of(rest.startsWith("/") ? rest : "/" + rest);
        return new RequestTarget(relative.uri(), target.substring(scheme, path), relative.complaint());
    }

    private static RequestTarget escaped(String target) {
        if (isPlain(target)) {
            return new RequestTarget(target, null, null);
        }
        StringBuilder uri = new StringBuilder(target.length() + 16);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(target.length());
        String complaint = null;
        for (int i = 0; i < target.length(); i++) {
            char c = target.charAt(i);
            if (c == '%' && isEscape(target, i)) {
                uri.append(target, i, i + 3);
                bytes.write(HexFormat.fromHexDigits(target, i + 1, i + 3));
                i += 2;
            } else {
                bytes.write(c);
                if (isPlain(c)) {
                    uri.append(c);
                } else {
                    HEX.toHexDigits(uri.append('%'), (byte) c);
                    complaint = complaint == null ? complaint(c) : complaint;
                }
            }
        }
        if (complaint == null && !isUtf8(bytes.toByteArray())) {
            complaint = "The address is not UTF-8.";
        }
        return new RequestTarget(uri.toString(), null, complaint);
    }

    private static boolean isPlain(String target) {
        for (int i = 0; i < target.length(); i++) {
            if (!isPlain(target.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || PLAIN.indexOf(c) >= 0;
    }

    private static boolean isEscape(String text, int percent) {
        return percent + 2 < text.length()
                && HexFormat.isHexDigit(text.charAt(percent + 1))
                && HexFormat.isHexDigit(text.charAt(percent + 2));
    }

    /** Null for a character that is escaped without a complaint. */
    private static @Nullable String complaint(char c) {
        if (c == '%') {
            return "A percent sign in the address must be followed by two hexadecimal digits.";
        }
        if (c == '#') {
            return "The address must not have a fragment; a number sign is %23.";
        }
        return c <= ' ' || c == 0x7f ? "The address must not contain control characters." : null;
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            var _ = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}

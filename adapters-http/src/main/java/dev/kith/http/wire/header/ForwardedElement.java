package dev.kith.http.wire.header;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one proxy tells of a request in the header {@code Forwarded} (RFC 7239). The parser reads each character once.
 *
 * @param parameters by name in lower case, without quotes
 */
record ForwardedElement(Map<String, String> parameters) {

    static final String HEADER = "Forwarded";

    private static final ForwardedElement EMPTY = new ForwardedElement(Map.of());

    /** The element of the proxy nearest to the client; empty if there is none or it is malformed. */
    static ForwardedElement first(List<String> lines) {
        return lines.stream()
                .flatMap(line -> split(line, ',').stream())
                .findFirst()
                .map(ForwardedElement::parse)
                .orElse(EMPTY);
    }

    /** An element without the commas around it; empty if it is malformed. */
    static ForwardedElement parse(String element) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : split(element, ';')) {
            int equals = pair.indexOf('=');
            String value = equals < 1 ? null : value(pair.substring(equals + 1));
            if (value == null || parameters.put(pair.substring(0, equals).toLowerCase(Locale.ROOT), value) != null) {
                return EMPTY;
            }
        }
        return new ForwardedElement(parameters);
    }

    @Nullable
    String get(String parameter) {
        return parameters.get(parameter);
    }

    /** The parts between separators outside of quotes, without blank ones. */
    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int at = 0; at <= text.length(); at++) {
            char c = at == text.length() ? separator : text.charAt(at);
            if (at == text.length() || (c == separator && !quoted)) {
                String part = text.substring(start, at).strip();
                if (!part.isEmpty()) {
                    parts.add(part);
                }
                start = at + 1;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == '\\' && quoted && at + 1 < text.length()) {
                at++;
            }
        }
        return parts;
    }

    /** A token or a quoted string; null for anything else. */
    private static @Nullable String value(String text) {
        if (!text.startsWith("\"")) {
            return text.isEmpty() || text.chars().anyMatch(c -> c <= ' ' || c == '"') ? null : text;
        }
        StringBuilder value = new StringBuilder();
        for (int at = 1; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                return at == text.length() - 1 ? value.toString() : null;
            }
            if (c == '\\' && ++at == text.length()) {
                return null;
            }
            value.append(text.charAt(at));
        }
        return null;
    }
}

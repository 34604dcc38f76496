package dev.kith.http.fivehundredpx.oauth.signature;

import dev.kith.http.wire.input.FormParameter;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The text that a client signs (RFC 5849, section 3.4.1). */
public final class SignatureBaseString {

    private SignatureBaseString() {}

    /** @param uri the address as the client sees it; its query and fragment are ignored */
    public static String of(String method, URI uri, List<FormParameter> parameters) {
        String sorted = parameters.stream()
                .map(parameter -> new FormParameter(percentEncode(parameter.name()), percentEncode(parameter.value())))
                .sorted(Comparator.comparing(FormParameter::name).thenComparing(FormParameter::value))
                .map(parameter -> parameter.name() + "=" + parameter.value())
                .collect(Collectors.joining("&"));
        return method.toUpperCase(Locale.ROOT) + "&" + percentEncode(baseUri(uri)) + "&" + percentEncode(sorted);
    }

    /** Reads the authority, because {@link URI#getHost} is null for a host name with an underscore. */
    private static String baseUri(URI uri) {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        String defaultPort = scheme.equals("https") ? ":443" : ":80";
        String authority = uri.getRawAuthority().toLowerCase(Locale.ROOT);
        String path = uri.getRawPath();
        return scheme + "://"
                + (authority.endsWith(defaultPort)
                        ? authority.substring(0, authority.length() - defaultPort.length())
                        : authority)
                + (path.isEmpty() ? "/" : path);
    }

    /** Section 3.6. Differs from the encoding of forms in three characters. */
    public static String percentEncode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}

package dev.kith.http.fivehundredpx.oauth.signature;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is signed: RFC 5849, section 3.4.1. */
public final class SignatureBaseString {

    private SignatureBaseString() {}

    /** @param uri as the client sees it; query and fragment are left out */
    public static String of(String method, URI uri, List<RequestParameter> parameters) {
        String sorted = parameters.stream()
                .map(parameter -> new RequestParameter(encoded(parameter.name()), encoded(parameter.value())))
                .sorted(Comparator.comparing(RequestParameter::name).thenComparing(RequestParameter::value))
                .map(parameter -> parameter.name() + "=" + parameter.value())
                .collect(Collectors.joining("&"));
        return method.toUpperCase(Locale.ROOT) + "&" + encoded(address(uri)) + "&" + encoded(sorted);
    }

    /** By its authority, not its host: to Java a name with an underscore is none. */
    private static String address(URI uri) {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        String usual = scheme.equals("https") ? ":443" : ":80";
        String authority = uri.getRawAuthority().toLowerCase(Locale.ROOT);
        String path = uri.getRawPath();
        return scheme + "://"
                + (authority.endsWith(usual) ? authority.substring(0, authority.length() - usual.length()) : authority)
                + (path.isEmpty() ? "/" : path);
    }

    /** Section 3.6: as forms are encoded, but for the three characters where they differ. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}

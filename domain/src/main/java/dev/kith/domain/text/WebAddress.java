package dev.kith.domain.text;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** Addresses of the web: http or https, with a host. The host may have letters of any script. */
public final class WebAddress {

    private static final int MAX_HOST_LENGTH = 253;
    private static final Pattern PORT = Pattern.compile("(?::[0-9]{0,5}+)?+");

    private WebAddress() {}

    public static boolean isWellFormed(String text) {
        try {
            URI uri = new URI(text);
            String authority = uri.getRawAuthority();
            return ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()))
                    && authority != null
                    && (uri.getHost() != null || hasHost(authority));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** {@link URI} finds no host that has letters beyond ASCII. */
    private static boolean hasHost(String authority) {
        String hostAndPort = authority.substring(authority.lastIndexOf('@') + 1);
        int colon = hostAndPort.indexOf(':');
        String host = colon < 0 ? hostAndPort : hostAndPort.substring(0, colon);
        if (host.isEmpty()
                || host.length() > MAX_HOST_LENGTH
                || !PORT.matcher(hostAndPort.substring(host.length())).matches()) {
            return false;
        }
        try {
            return !IDN.toASCII(host, IDN.ALLOW_UNASSIGNED | IDN.USE_STD3_ASCII_RULES)
                    .isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}

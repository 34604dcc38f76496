package dev.kith.http.wire.header;

import java.net.InetAddress;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A host and a port that can stand in a URL. The host is a name, an IPv4 address, or an IPv6 address in brackets.
 *
 * @param port 0 for the default port of the scheme
 */
record Authority(String host, int port) {

    private static final int MAX_LENGTH = 255;
    private static final int MAX_PORT = 65_535;

    /** Null for a text that cannot stand in a URL. */
    static @Nullable Authority parse(@Nullable String text) {
        String authority = text == null ? "" : text.strip();
        if (authority.length() > MAX_LENGTH) {
            return null;
        }
        int end = authority.startsWith("[") ? authority.indexOf(']') + 1 : authority.indexOf(':');
        String host = end < 0 ? authority : authority.substring(0, end);
        String rest = authority.substring(host.length());
        boolean isHost = host.startsWith("[") ? isIpv6(host) : isName(host);
        if (!isHost || !(rest.isEmpty() || rest.startsWith(":"))) {
            return null;
        }
        if (rest.length() <= 1) {
            return new Authority(host, 0);
        }
        int port = port(rest.substring(1));
        return port == 0 ? null : new Authority(host, port);
    }

    /** The number of a port; 0 for a text that is none. */
    static int port(String text) {
        if (text.isEmpty() || text.length() > 5 || !text.chars().allMatch(Authority::isDigit)) {
            return 0;
        }
        int port = Integer.parseInt(text);
        return port <= MAX_PORT ? port : 0;
    }

    private static boolean isIpv6(String bracketed) {
        String address = bracketed.substring(1, Math.max(1, bracketed.length() - 1));
        return address.indexOf(':') >= 0
                && address.chars().allMatch(c -> isHexDigit(c) || c == ':' || c == '.')
                && isAddress(address);
    }

    private static boolean isAddress(String text) {
        try {
            InetAddress.ofLiteral(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Browsers read a name whose last label is a number as an IPv4 address, so it must be one. */
    private static boolean isName(String host) {
        if (host.isEmpty() || !host.chars().allMatch(Authority::isNameCharacter)) {
            return false;
        }
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        String last = name.substring(name.lastIndexOf('.') + 1);
        boolean isNumber =
                last.startsWith("0x") || last.startsWith("0X") || last.chars().allMatch(Authority::isDigit);
        return !isNumber || isIpv4(name);
    }

    private static boolean isIpv4(String name) {
        return name.chars().filter(c -> c == '.').count() == 3 && isAddress(name);
    }

    private static boolean isNameCharacter(int c) {
        return isDigit(c) || isBetween(c, 'a', 'z') || isBetween(c, 'A', 'Z') || c == '-' || c == '.' || c == '_';
    }

    private static boolean isHexDigit(int c) {
        return isDigit(c) || isBetween(c, 'a', 'f') || isBetween(c, 'A', 'F');
    }

    private static boolean isDigit(int c) {
        return isBetween(c, '0', '9');
    }

    private static boolean isBetween(int c, char first, char last) {
        return first <= c && c <= last;
    }

    Authority orPort(int defaultPort) {
        return port == 0 ? new Authority(host, defaultPort) : this;
    }

    /** Whether only callers on the same machine reach the host. */
    boolean isLoopback() {
        String name = host.toLowerCase(Locale.ROOT);
        if (name.equals("localhost") || name.endsWith(".localhost")) {
            return true;
        }
        String address = name.startsWith("[") ? name.substring(1, name.length() - 1) : name;
        return isAddress(address) && InetAddress.ofLiteral(address).isLoopbackAddress();
    }

    /** The address without a path, with the port unless it is the default one. */
    String under(String scheme) {
        boolean isDefault = port == 0 || port == (scheme.equals("https") ? 443 : 80);
        return scheme + "://" + host + (isDefault ? "" : ":" + port);
    }
}

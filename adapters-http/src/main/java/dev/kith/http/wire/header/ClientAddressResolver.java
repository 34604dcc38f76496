package dev.kith.http.wire.header;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.HttpServerConfiguration;
import io.micronaut.http.server.util.DefaultHttpClientAddressResolver;
import io.micronaut.http.server.util.HttpClientAddressResolver;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the address of the caller. It is the address of the connection, unless the operator names the header of a
 * trusted proxy. Of that header only the last element of the last line counts, because the proxy itself has added it:
 * the caller can write everything before it. If this element is no IP address, the address of the connection counts.
 */
@Singleton
@Replaces(DefaultHttpClientAddressResolver.class)
final class ClientAddressResolver implements HttpClientAddressResolver {

    private static final int MAX_LENGTH = 64;

    private final @Nullable String header;

    ClientAddressResolver(HttpServerConfiguration server) {
        this.header = server.getClientAddressHeader();
    }

    @Override
    public String resolve(HttpRequest request) {
        HttpRequest<?> asked = request;
        return forwarded(asked).orElseGet(() -> asked.getRemoteAddress().getHostString());
    }

    private Optional<String> forwarded(HttpRequest<?> request) {
        List<String> lines = header == null ? List.of() : request.getHeaders().getAll(header);
        return lines.isEmpty() ? Optional.empty() : address(lastElement(lines.getLast()));
    }

    /** Quotes do not matter here: the caller may have opened them. */
    private String lastElement(String line) {
        String element = line.substring(line.lastIndexOf(',') + 1).strip();
        return ForwardedElement.HEADER.equalsIgnoreCase(header)
                ? Optional.ofNullable(ForwardedElement.parse(element).get("for"))
                        .orElse("")
                : element;
    }

    /** An IP address, with or without a port; an IPv6 address with a port is in brackets. */
    private static Optional<String> address(String node) {
        if (node.length() > MAX_LENGTH || node.indexOf('%') >= 0) {
            return Optional.empty();
        }
        int colon = node.indexOf(':');
        boolean isIpv4WithPort = colon >= 0 && colon == node.lastIndexOf(':');
        String address = node;
        if (node.startsWith("[")) {
            address = node.substring(1, Math.max(1, node.indexOf(']')));
        } else if (isIpv4WithPort) {
            address = node.substring(0, colon);
        }
        try {
            return Optional.of(InetAddress.ofLiteral(address).getHostAddress());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

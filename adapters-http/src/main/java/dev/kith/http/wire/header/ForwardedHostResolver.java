package dev.kith.http.wire.header;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.util.DefaultHttpHostResolver;
import io.micronaut.http.server.util.HttpHostResolver;
import jakarta.inject.Singleton;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the beginning of the addresses that the caller uses: scheme, host and port. Each of them is the first valid one
 * of {@code Forwarded}, {@code X-Forwarded-*} and {@code Host}. Of a list the first element counts, which is that of
 * the proxy nearest to the client. A value that cannot stand in a URL counts as absent.
 */
@Singleton
@Replaces(DefaultHttpHostResolver.class)
final class ForwardedHostResolver implements HttpHostResolver {

    private static final String RESOLVED = ForwardedHostResolver.class.getName();
    private static final String HTTP = "http";

    @Override
    public String resolve(@Nullable HttpRequest request) {
        if (request == null) {
            return HTTP + "://localhost";
        }
        HttpRequest<?> asked = request;
        return asked.getAttribute(RESOLVED, String.class).orElseGet(() -> {
            String resolved = address(asked);
            asked.setAttribute(RESOLVED, resolved);
            return resolved;
        });
    }

    private static String address(HttpRequest<?> request) {
        HttpHeaders headers = request.getHeaders();
        ForwardedElement forwarded = ForwardedElement.first(headers.getAll(ForwardedElement.HEADER));
        String scheme = Stream.of(forwarded.get("proto"), first(headers, "X-Forwarded-Proto"))
                .filter(Objects::nonNull)
                .map(proto -> proto.toLowerCase(Locale.ROOT))
                .filter(List.of(HTTP, "https")::contains)
                .findFirst()
                .orElse(HTTP);
        Authority named = Authority.parse(forwarded.get("host"));
        return (named == null ? host(request) : named).under(scheme);
    }

    private static Authority host(HttpRequest<?> request) {
        HttpHeaders headers = request.getHeaders();
        int port = Authority.port(first(headers, "X-Forwarded-Port"));
        return Stream.of(first(headers, "X-Forwarded-Host"), headers.get(HttpHeaders.HOST))
                .map(Authority::parse)
                .filter(Objects::nonNull)
                .findFirst()
                .map(authority -> authority.orPort(port))
                .orElseGet(() -> server(request));
    }

    /** The first element of a list; empty without one. */
    private static String first(HttpHeaders headers, String name) {
        String line = headers.get(name);
        return line == null ? "" : line.split(",", 2)[0].strip();
    }

    /** The address of the connection on the side of the server. */
    private static Authority server(HttpRequest<?> request) {
        InetSocketAddress server = request.getServerAddress();
        String host = server.getAddress().getHostAddress();
        return new Authority(server.getAddress() instanceof Inet6Address ? "[" + host + "]" : host, server.getPort());
    }
}

package dev.kith.http.wire.header;

import dev.kith.http.wire.ApiError;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.http.server.annotation.PreMatching;
import io.micronaut.web.router.RouteAttributes;
import io.netty.handler.codec.http.HttpHeaderValues;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Compares the media types of a route with {@code Accept}. Each route has one representation, so the header decides
 * between it and 406 only. The framework does not see the header: it knows no wildcards, and it copies the caller's
 * parameters into {@code Content-Type}. Of {@code Accept-Encoding} the framework sees gzip only: it would answer
 * {@code *} with a coding that few clients know.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class NegotiationFilter implements Ordered {

    private static final String ACCEPTED = NegotiationFilter.class.getName();

    /** What the framework must not see. It fails at a malformed language, and Kith has one language and one charset. */
    private static final List<String> NEGOTIATING =
            List.of(HttpHeaders.ACCEPT, HttpHeaders.ACCEPT_LANGUAGE, HttpHeaders.ACCEPT_CHARSET);

    @PreMatching
    @RequestFilter
    void hideFromFramework(HttpRequest<?> request) {
        List<String> accept = request.getHeaders().getAll(HttpHeaders.ACCEPT);
        if (!accept.isEmpty()) {
            request.setAttribute(ACCEPTED, MediaRange.parse(accept).toArray(MediaRange[]::new));
        }
        if (request.getHeaders() instanceof MutableHttpHeaders headers) {
            NEGOTIATING.forEach(headers::remove);
            boolean acceptsGzip = AcceptElement.acceptGzip(headers.getAll(HttpHeaders.ACCEPT_ENCODING));
            headers.remove(HttpHeaders.ACCEPT_ENCODING);
            if (acceptsGzip) {
                headers.add(HttpHeaders.ACCEPT_ENCODING, HttpHeaderValues.GZIP);
            }
        }
    }

    @RequestFilter
    void requireAcceptable(HttpRequest<?> request) {
        request.getAttribute(ACCEPTED, MediaRange[].class)
                .ifPresent(ranges -> RouteAttributes.getRouteInfo(request)
                        .ifPresent(route -> requireAcceptable(route.getProduces(), List.of(ranges))));
    }

    private static void requireAcceptable(List<MediaType> produced, List<MediaRange> accepted) {
        boolean acceptable = produced.contains(MediaType.ALL_TYPE)
                || produced.stream().anyMatch(type -> MediaRange.accept(accepted, type));
        if (!acceptable) {
            String types = produced.stream().map(MediaType::getName).collect(Collectors.joining(" and "));
            throw new ApiError(HttpStatus.NOT_ACCEPTABLE, "not_acceptable", "Only " + types + " is served here.");
        }
    }

    /** The server packs what is long enough with gzip, for callers who accept it. */
    @ResponseFilter
    void vary(MutableHttpResponse<?> response) {
        response.header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    }

    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.before();
    }
}

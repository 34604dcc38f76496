package dev.kith.http.wire.connection;

import io.micronaut.context.annotation.Value;
import io.micronaut.core.convert.format.ReadableBytes;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import io.netty.handler.codec.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.List;

/** Knows how large the body of a request may be. */
@Singleton
final class BodySizes {

    /** The limit of every route that is not marked as {@link LargeBody}. */
    static final int SMALL = 64 * 1024;

    private final List<UriRouteInfo<?, ?>> largeBodyRoutes;
    private final int large;

    BodySizes(Router router, @Value("${micronaut.server.max-request-size}") @ReadableBytes int large) {
        this.largeBodyRoutes = router.uriRoutes()
                .<UriRouteInfo<?, ?>>map(route -> route)
                .filter(route -> route.getAnnotationMetadata().hasAnnotation(LargeBody.class))
                .toList();
        this.large = large;
    }

    /** The most bytes, packed or unpacked. */
    int max(HttpRequest request) {
        String uri = request.uri();
        int query = uri.indexOf('?');
        String path = query < 0 ? uri : uri.substring(0, query);
        return largeBodyRoutes.stream()
                        .anyMatch(route -> route.getHttpMethodName()
                                        .equals(request.method().name())
                                && route.tryMatch(path) != null)
                ? large
                : SMALL;
    }
}

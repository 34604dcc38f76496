package dev.kith.http.wire.header;

import dev.kith.http.settings.CorsSettings;
import dev.kith.http.wire.Dialects;
import dev.kith.http.wire.Links;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.annotation.PreMatching;
import io.micronaut.http.server.cors.CorsFilter;

/**
 * Decides which pages of other origins may read an answer. They send tokens in headers and never in cookies, so any
 * origin may use the dialects and see pictures. All other paths, such as {@code /health}, are for no page. On loopback
 * the routes that take passwords are for pages of the same machine: any page in the user's browser reaches a server
 * there.
 *
 * <p>The framework allows every origin that it sees, so this hides the others from it.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
public final class CrossOriginFilter implements Ordered {

    private static final String FROM_PAGE = CrossOriginFilter.class.getName();

    private static final String PICTURES = "/avatar/";
    private static final String SIGN_IN = "/oauth/";

    private final CorsSettings settings;
    private final Dialects dialects;
    private final Links links;

    CrossOriginFilter(CorsSettings settings, Dialects dialects, Links links) {
        this.settings = settings;
        this.dialects = dialects;
        this.links = links;
    }

    @PreMatching
    @RequestFilter
    void hideOrigin(HttpRequest<?> request) {
        String origin = request.getHeaders().get(HttpHeaders.ORIGIN);
        if (origin != null) {
            request.setAttribute(FROM_PAGE, true);
        }
        if (origin != null && !allows(request, origin) && request.getHeaders() instanceof MutableHttpHeaders headers) {
            headers.remove(HttpHeaders.ORIGIN);
        }
    }

    /** Whether a page sent the request, whatever its origin. */
    public static boolean isFromPage(HttpRequest<?> request) {
        return request.getAttribute(FROM_PAGE).isPresent();
    }

    private boolean allows(HttpRequest<?> request, String origin) {
        boolean isPublic = dialects.of(request).isPresent() || request.getPath().startsWith(PICTURES);
        return isPublic && (settings.names(origin) || (settings.allowsAny() && !isAbroad(request, origin)));
    }

    /** Whether a page of another machine asks a server on loopback to check a password. */
    private boolean isAbroad(HttpRequest<?> request, String origin) {
        return (request.getPath() + "/").contains(SIGN_IN)
                && isLoopback(links.absolute(request, ""))
                && !isLoopback(origin);
    }

    private static boolean isLoopback(String address) {
        int host = address.indexOf("://");
        int path = host < 0 ? -1 : address.indexOf('/', host + 3);
        Authority authority =
                host < 0 ? null : Authority.parse(address.substring(host + 3, path < 0 ? address.length() : path));
        return authority != null && authority.isLoopback();
    }

    @Override
    public int getOrder() {
        return CorsFilter.CORS_FILTER_ORDER - 1;
    }
}

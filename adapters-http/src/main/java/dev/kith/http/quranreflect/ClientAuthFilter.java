package dev.kith.http.quranreflect;

import dev.kith.application.app.FindApp;
import dev.kith.domain.app.App;
import dev.kith.domain.app.AppKey;
import dev.kith.domain.session.TokenScope;
import dev.kith.http.security.token.TokenVerifier;
import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.Dialects;
import dev.kith.http.wire.FilterOrder;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.web.router.RouteAttributes;

/**
 * Admits registered applications only. A token must belong to the application and have the scope of the route. An
 * unscoped token is refused, because no user granted it to an application. The filter sees the requests of the other
 * dialects too: the framework would match a pattern for each request, which takes longer.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class ClientAuthFilter implements Ordered {

    private static final String HEADER = "x-client-id";

    private final FindApp findApp;
    private final ReflectDialect reflect;
    private final Dialects dialects;

    ClientAuthFilter(FindApp findApp, ReflectDialect reflect, Dialects dialects) {
        this.findApp = findApp;
        this.reflect = reflect;
        this.dialects = dialects;
    }

    @RequestFilter
    void check(HttpRequest<?> request) {
        if (dialects.of(request).filter(reflect::equals).isEmpty()) {
            return;
        }
        AppKey client = client(request);
        request.getUserPrincipal(Authentication.class).ifPresent(token -> check(request, client, scope(token)));
    }

    private AppKey client(HttpRequest<?> request) {
        String key = request.getHeaders().get(HEADER);
        if (key == null || key.isBlank()) {
            throw ApiError.unauthorized("The header " + HEADER + " is missing.");
        }
        return findApp.handle(key)
                .map(App::key)
                .orElseThrow(() -> ApiError.unauthorized("The client id is that of no registered application."));
    }

    private static TokenScope scope(Authentication token) {
        return TokenVerifier.scopeOf(token)
                .orElseThrow(() ->
                        ApiError.unauthorized("The token was not given to an application; ask for one with a scope."));
    }

    private static void check(HttpRequest<?> request, AppKey client, TokenScope granted) {
        if (!granted.client().equals(client)) {
            throw ApiError.unauthorized("The token was given to another application.");
        }
        RouteAttributes.getRouteMatch(request)
                .flatMap(route -> route.getAnnotationMetadata().stringValue(RequiredScope.class))
                .ifPresent(scope -> {
                    if (!granted.allows(scope)) {
                        throw ApiError.forbidden("The token lacks the scope " + scope + ".");
                    }
                });
    }

    @Override
    public int getOrder() {
        return FilterOrder.CLIENT;
    }
}

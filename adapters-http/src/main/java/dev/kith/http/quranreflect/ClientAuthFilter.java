package dev.kith.http.quranreflect;

import dev.kith.application.app.FindApp;
import dev.kith.domain.app.AppKey;
import dev.kith.domain.session.TokenScope;
import dev.kith.http.security.token.TokenVerifier;
import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.FilterOrder;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.web.router.RouteAttributes;
import java.util.Optional;

/**
 * Whom this dialect lets in: registered applications, each with its own users' tokens, to what these were given for. A token without
 * limits is not one that a user gave to an application, and is not good here.
 */
@ServerFilter("${kith.reflect.path}/**")
final class ClientAuthFilter {

    private static final String HEADER = "x-client-id";

    private final FindApp findApp;

    ClientAuthFilter(FindApp findApp) {
        this.findApp = findApp;
    }

    @RequestFilter
    void check(HttpRequest<?> request) {
        AppKey client = client(request);
        Optional<Authentication> holder = request.getUserPrincipal(Authentication.class);
        if (holder.isPresent()) {
            check(
                    request,
                    client,
                    TokenVerifier.scopeOf(holder.get())
                            .orElseThrow(() -> ApiError.unauthorized(
                                    "The token was not given to an application; ask for one with a scope.")));
        }
    }

    private AppKey client(HttpRequest<?> request) {
        String key = request.getHeaders().get(HEADER);
        if (key == null || key.isBlank()) {
            throw ApiError.unauthorized("The header " + HEADER + " is missing.");
        }
        return Optional.of(key)
                .filter(AppKey::isWellFormed)
                .map(AppKey::new)
                .filter(known -> findApp.handle(known).isPresent())
                .orElseThrow(() -> ApiError.unauthorized("The client id is that of no registered application."));
    }

    private static void check(HttpRequest<?> request, AppKey client, TokenScope limits) {
        if (!limits.client().equals(client)) {
            throw ApiError.unauthorized("The token was given to another application.");
        }
        RouteAttributes.getRouteMatch(request)
                .flatMap(route -> route.getAnnotationMetadata().stringValue(RequiredScope.class))
                .ifPresent(scope -> {
                    if (!limits.allows(scope)) {
                        throw ApiError.forbidden("The token lacks the scope " + scope + ".");
                    }
                });
    }

    @SuppressWarnings("unused")
    int getOrder() {
        return FilterOrder.CLIENT;
    }
}

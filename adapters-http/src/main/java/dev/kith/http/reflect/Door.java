package dev.kith.http.reflect;

import dev.kith.application.app.SeeApp;
import dev.kith.domain.app.AppKey;
import dev.kith.domain.session.Limits;
import dev.kith.http.security.TokenHolders;
import dev.kith.http.wire.Failure;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.web.router.RouteAttributes;
import java.util.Optional;

/**
 * Whom this dialect lets in: registered applications, each with its own users' tokens, to what these were given for. A token without
 * limits is not one that a user gave to an application, and is not good here.
 */
@ServerFilter("${kith.reflect.path}/**")
final class Door {

    private static final String HEADER = "x-client-id";

    private final SeeApp seeApp;

    Door(SeeApp seeApp) {
        this.seeApp = seeApp;
    }

    @RequestFilter
    void check(HttpRequest<?> request) {
        AppKey client = client(request);
        Optional<Authentication> holder = request.getUserPrincipal(Authentication.class);
        if (holder.isPresent()) {
            check(request, client, TokenHolders.limits(holder.get())
                    .orElseThrow(() -> Failure.unauthorized("The token was not given to an application; ask for one with a scope.")));
        }
    }

    private AppKey client(HttpRequest<?> request) {
        String key = request.getHeaders().get(HEADER);
        if (key == null || key.isBlank()) {
            throw Failure.unauthorized("The header " + HEADER + " is missing.");
        }
        return Optional.of(key)
                .filter(AppKey::isWellFormed)
                .map(AppKey::new)
                .filter(known -> seeApp.handle(known).isPresent())
                .orElseThrow(() -> Failure.unauthorized("The client id is that of no registered application."));
    }

    private static void check(HttpRequest<?> request, AppKey client, Limits limits) {
        if (!limits.client().equals(client)) {
            throw Failure.unauthorized("The token was given to another application.");
        }
        RouteAttributes.getRouteMatch(request)
                .flatMap(route -> route.getAnnotationMetadata().stringValue(Scoped.class))
                .ifPresent(scope -> {
                    if (!limits.allow(scope)) {
                        throw Failure.forbidden("The token lacks the scope " + scope + ".");
                    }
                });
    }

    @SuppressWarnings("unused")
    int getOrder() {
        return ServerFilterPhase.SECURITY.after();
    }
}

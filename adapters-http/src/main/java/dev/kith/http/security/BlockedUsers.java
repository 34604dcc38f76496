package dev.kith.http.security;

import dev.kith.domain.user.User;
import dev.kith.domain.user.UserStatus;
import dev.kith.http.wire.ApiError;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.web.router.RouteAttributes;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Decides what a blocked user may do: read, and call the routes marked {@link AllowedWhenBlocked}.
 * Each way to authenticate a caller asks here, for tokens issued before the block too.
 */
@Singleton
public final class BlockedUsers {

    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    /** @throws ApiError 403 if the user is blocked and the route may change something */
    public void requireAllowed(HttpRequest<?> request, User caller) {
        if (caller.status() == UserStatus.BLOCKED && !READS.contains(request.getMethod()) && !isMarked(request)) {
            throw ApiError.forbidden("Your account is blocked by moderation.");
        }
    }

    /** A request that matches no route changes nothing; the framework answers it. */
    private static boolean isMarked(HttpRequest<?> request) {
        return RouteAttributes.getRouteMatch(request)
                .map(route -> route.getAnnotationMetadata().hasAnnotation(AllowedWhenBlocked.class))
                .orElse(true);
    }
}

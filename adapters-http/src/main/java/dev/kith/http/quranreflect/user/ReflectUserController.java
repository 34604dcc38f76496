package dev.kith.http.quranreflect.user;

import dev.kith.http.quranreflect.ReflectUserLookups;
import dev.kith.http.quranreflect.RequiredScope;
import dev.kith.http.security.Caller;
import dev.kith.http.security.token.Scopes;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

/** Shows one user, by UUID or username. */
@Controller("${kith.reflect.path}/users")
@Secured(SecurityRule.IS_ANONYMOUS)
final class ReflectUserController {

    private final ReflectUserLookups lookups;
    private final ProfileViews views;

    ReflectUserController(ReflectUserLookups lookups, ProfileViews views) {
        this.lookups = lookups;
        this.views = views;
    }

    @Get("/{id}")
    @RequiredScope(Scopes.PROFILE_READ)
    ReflectProfile byId(HttpRequest<?> request, Caller caller, String id) {
        return views.of(request, caller, lookups.byUuid(id));
    }

    @Get("/{username}/profile")
    @RequiredScope(Scopes.PROFILE_READ)
    ReflectProfile byUsername(HttpRequest<?> request, Caller caller, String username) {
        return views.of(request, caller, lookups.byUsername(username));
    }
}

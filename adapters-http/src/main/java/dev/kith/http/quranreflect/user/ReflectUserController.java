package dev.kith.http.quranreflect.user;

import dev.kith.application.user.ShowUser;
import dev.kith.domain.user.UserSummary;
import dev.kith.http.quranreflect.ReflectUserLookups;
import dev.kith.http.quranreflect.RequiredScope;
import dev.kith.http.security.Caller;
import dev.kith.http.security.token.Scopes;
import dev.kith.http.wire.ApiError;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.Optional;
import java.util.function.Supplier;

/** Shows one user, by UUID or username. */
@Controller("${kith.reflect.path}/users")
@Secured(SecurityRule.IS_ANONYMOUS)
final class ReflectUserController {

    private final ShowUser showUser;
    private final ReflectUserLookups lookups;
    private final ProfileViews views;

    ReflectUserController(ShowUser showUser, ReflectUserLookups lookups, ProfileViews views) {
        this.showUser = showUser;
        this.lookups = lookups;
        this.views = views;
    }

    @Get("/{id}")
    @RequiredScope(Scopes.PROFILE_READ)
    ReflectProfile byId(HttpRequest<?> request, Caller caller, String id) {
        return show(request, caller, () -> lookups.byUuid(id));
    }

    @Get("/{username}/profile")
    @RequiredScope(Scopes.PROFILE_READ)
    ReflectProfile byUsername(HttpRequest<?> request, Caller caller, String username) {
        return show(request, caller, () -> lookups.byUsername(username));
    }

    private ReflectProfile show(HttpRequest<?> request, Caller caller, Supplier<Optional<UserSummary>> lookup) {
        return switch (showUser.handle(caller.id(), lookup)) {
            case ShowUser.Answer.Found(var summary) -> views.of(request, caller, summary);
            case ShowUser.Answer.ContentClosed() -> throw ApiError.notAuthenticated();
            case ShowUser.Answer.NoSuchUser() -> throw ApiError.notFound();
        };
    }
}

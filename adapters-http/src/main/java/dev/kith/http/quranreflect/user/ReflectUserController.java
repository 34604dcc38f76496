package dev.kith.http.quranreflect.user;

import dev.kith.application.user.FindUser;
import dev.kith.domain.user.Username;
import dev.kith.http.quranreflect.Profiles;
import dev.kith.http.quranreflect.RequiredScope;
import dev.kith.http.security.Caller;
import dev.kith.http.security.token.Scopes;
import dev.kith.http.wire.ApiError;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.Map;

/** One user, by either of their names. */
@Controller("${kith.reflect.path}/users")
@Secured(SecurityRule.IS_ANONYMOUS)
final class ReflectUserController {

    private final Profiles profiles;

    ReflectUserController(Profiles profiles) {
        this.profiles = profiles;
    }

    @Get("/{id}")
    @RequiredScope(Scopes.PROFILE_READ)
    Map<String, Object> byId(HttpRequest<?> request, Caller caller, String id) {
        return profiles.see(request, caller, profiles.required(id));
    }

    @Get("/{username}/profile")
    @RequiredScope(Scopes.PROFILE_READ)
    Map<String, Object> byName(HttpRequest<?> request, Caller caller, String username) {
        if (!Username.isWellFormed(username)) {
            throw ApiError.notFound();
        }
        return profiles.see(request, caller, profiles.required(new FindUser.Key.ByUsername(new Username(username))));
    }
}

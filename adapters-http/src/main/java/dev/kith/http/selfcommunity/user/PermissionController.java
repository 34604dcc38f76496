package dev.kith.http.selfcommunity.user;

import dev.kith.http.security.Caller;
import dev.kith.http.selfcommunity.UserBody;
import dev.kith.http.selfcommunity.UserJson;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

/** Tells what the caller may do. */
@Controller("${kith.selfcommunity.path}/user/me")
@Secured(SecurityRule.IS_AUTHENTICATED)
final class PermissionController {

    private final UserJson json;

    PermissionController(UserJson json) {
        this.json = json;
    }

    @Get("/permission")
    UserBody.Permissions permission(Caller caller) {
        return json.permissions(caller.requireUser());
    }
}

package dev.kith.http.selfcommunity.account;

import dev.kith.application.setting.EditSettings;
import dev.kith.application.setting.GetSettings;
import dev.kith.application.user.SelfAnswer;
import dev.kith.domain.setting.UserSettings;
import dev.kith.domain.user.UserId;
import dev.kith.http.security.Caller;
import dev.kith.http.selfcommunity.AccessErrors;
import dev.kith.http.wire.input.Fields;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import org.jspecify.annotations.Nullable;

/** The caller's own settings. POST and PATCH do the same; both answer with all settings. */
@Controller("${kith.selfcommunity.path}/user")
@Secured(SecurityRule.IS_AUTHENTICATED)
final class SettingsController {

    private final GetSettings getSettings;
    private final EditSettings editSettings;
    private final Fields.Reader bodies;

    SettingsController(GetSettings getSettings, EditSettings editSettings, Fields.Reader bodies) {
        this.getSettings = getSettings;
        this.editSettings = editSettings;
        this.bodies = bodies;
    }

    @Get("/{id:[0-9]+}/settings")
    SettingsJson.Settings see(Caller caller, UserId id) {
        return SettingsJson.of(
                AccessErrors.granted(getSettings.handle(caller.requireUser().id(), id)));
    }

    @Post("/{id:[0-9]+}/settings")
    @Consumes(MediaType.ALL)
    SettingsJson.Settings post(HttpRequest<?> request, Caller caller, UserId id, @Body @Nullable String body) {
        return edit(request, caller, id, body);
    }

    @Patch("/{id:[0-9]+}/settings")
    @Consumes(MediaType.ALL)
    SettingsJson.Settings patch(HttpRequest<?> request, Caller caller, UserId id, @Body @Nullable String body) {
        return edit(request, caller, id, body);
    }

    private SettingsJson.Settings edit(HttpRequest<?> request, Caller caller, UserId id, @Nullable String body) {
        SelfAnswer<UserSettings> answer =
                editSettings.handle(caller.requireUser().id(), id, () -> SettingsJson.change(bodies.of(request, body)));
        return SettingsJson.of(AccessErrors.granted(answer));
    }
}

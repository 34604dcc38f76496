package dev.kith.http.reflect;

import dev.kith.application.avatar.ChangeAvatar;
import dev.kith.application.setting.EditSettings;
import dev.kith.application.user.Edit;
import dev.kith.application.user.EditProfile;
import dev.kith.application.user.GetUser;
import dev.kith.domain.user.Card;
import dev.kith.domain.user.Profile;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.Username;
import dev.kith.http.security.Caller;
import dev.kith.http.security.Scopes;
import dev.kith.http.wire.Failure;
import dev.kith.http.wire.Fields;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.convert.format.ReadableBytes;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Put;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The caller's own profile and settings. */
@Controller("${kith.reflect.path}/users/profile")
@Secured(SecurityRule.IS_AUTHENTICATED)
final class ProfileController {

    private final GetUser getUser;
    private final EditProfile editProfile;
    private final EditSettings editSettings;
    private final ChangeAvatar changeAvatar;
    private final Profiles profiles;
    private final UserJson json;
    private final Fields.Reader bodies;
    private final int largestAvatar;

    ProfileController(
            GetUser getUser,
            EditProfile editProfile,
            EditSettings editSettings,
            ChangeAvatar changeAvatar,
            Profiles profiles,
            UserJson json,
            Fields.Reader bodies,
            @Value("${kith.avatar.max-size}") @ReadableBytes int largestAvatar) {
        this.getUser = getUser;
        this.editProfile = editProfile;
        this.editSettings = editSettings;
        this.changeAvatar = changeAvatar;
        this.profiles = profiles;
        this.json = json;
        this.bodies = bodies;
        this.largestAvatar = largestAvatar;
    }

    @Get
    @Scoped(Scopes.PROFILE_READ)
    Map<String, Object> see(HttpRequest<?> request, Caller caller) {
        return profiles.see(request, caller, card(caller.required().id()));
    }

    @Patch
    @Consumes(MediaType.ALL)
    @Scoped(Scopes.PROFILE_UPDATE)
    Map<String, Object> editSettings(HttpRequest<?> request, Caller caller, @Body @Nullable String body) {
        UserId me = caller.required().id();
        SettingsEdit edit = SettingsEdit.read(bodies.of(request, body));
        edited(me, null, edit.profile());
        editSettings.handle(me, edit.settings());
        return Map.of("success", true);
    }

    @Put
    @Consumes(MediaType.ALL)
    @Scoped(Scopes.PROFILE_UPDATE)
    Map<String, Object> editProfile(HttpRequest<?> request, Caller caller, @Body @Nullable String body) {
        UserId me = caller.required().id();
        ProfileEdit edit = ProfileEdit.read(me, bodies.of(request, body), largestAvatar);
        User user = edited(me, edit.username(), edit.profile());
        edit.avatar().ifPresent(picture -> changeAvatar.handle(me, picture.orElse(null)));
        Card card = card(me);
        return json.of(request, new Card(user, card.counters()), false);
    }

    private User edited(UserId me, @Nullable Username username, UnaryOperator<Profile> change) {
        return switch (editProfile.handle(me, username, change)) {
            case Edit.Edited(var user) -> user;
            case Edit.NoSuchUser() -> throw Failure.badToken();
            case Edit.UsernameTaken() -> throw Failure.invalid("username taken");
            case Edit.EmailTaken() -> throw Failure.invalid("email taken");
        };
    }

    private Card card(UserId me) {
        return getUser.handle(me).orElseThrow(Failure::badToken);
    }
}

package dev.kith.http.quranreflect.user;

import dev.kith.application.avatar.ChangeAvatar;
import dev.kith.application.setting.EditSettings;
import dev.kith.application.user.EditProfile;
import dev.kith.application.user.EditUserAnswer;
import dev.kith.application.user.GetUser;
import dev.kith.application.user.ProfileChange;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserSummary;
import dev.kith.domain.user.Username;
import dev.kith.http.quranreflect.Profiles;
import dev.kith.http.quranreflect.ReflectUserJson;
import dev.kith.http.quranreflect.RequiredScope;
import dev.kith.http.security.Caller;
import dev.kith.http.security.token.Scopes;
import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.input.Fields;
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
    private final ReflectUserJson json;
    private final Fields.Reader bodies;
    private final int largestAvatar;

    ProfileController(
            GetUser getUser,
            EditProfile editProfile,
            EditSettings editSettings,
            ChangeAvatar changeAvatar,
            Profiles profiles,
            ReflectUserJson json,
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
    @RequiredScope(Scopes.PROFILE_READ)
    Map<String, Object> see(HttpRequest<?> request, Caller caller) {
        return profiles.see(request, caller, summary(caller.requireUser().id()));
    }

    @Patch
    @Consumes(MediaType.ALL)
    @RequiredScope(Scopes.PROFILE_UPDATE)
    Map<String, Object> editSettings(HttpRequest<?> request, Caller caller, @Body @Nullable String body) {
        UserId me = caller.requireUser().id();
        ReflectSettingsPatch edit = ReflectSettingsPatch.read(bodies.of(request, body));
        edited(me, null, edit.profile());
        editSettings.handle(me, edit.settings());
        return Map.of("success", true);
    }

    @Put
    @Consumes(MediaType.ALL)
    @RequiredScope(Scopes.PROFILE_UPDATE)
    Map<String, Object> editProfile(HttpRequest<?> request, Caller caller, @Body @Nullable String body) {
        UserId me = caller.requireUser().id();
        ReflectProfilePatch edit = ReflectProfilePatch.read(me, bodies.of(request, body), largestAvatar);
        User user = edited(me, edit.username(), edit.profile());
        edit.avatar().ifPresent(picture -> changeAvatar.handle(me, picture.orElse(null)));
        UserSummary summary = summary(me);
        return json.of(request, new UserSummary(user, summary.counters()), false);
    }

    private User edited(UserId me, @Nullable Username username, UnaryOperator<Profile> change) {
        return switch (editProfile.handle(me, new ProfileChange(username, change))) {
            case EditUserAnswer.Edited(var user) -> user;
            case EditUserAnswer.NoSuchUser() -> throw ApiError.invalidToken();
            case EditUserAnswer.UsernameTaken() -> throw ApiError.invalid("username taken");
            case EditUserAnswer.EmailTaken() -> throw ApiError.invalid("email taken");
        };
    }

    private UserSummary summary(UserId me) {
        return getUser.handle(me).orElseThrow(ApiError::invalidToken);
    }
}

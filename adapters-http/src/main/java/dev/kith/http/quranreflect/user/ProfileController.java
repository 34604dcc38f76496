package dev.kith.http.quranreflect.user;

import dev.kith.application.avatar.ChangeAvatar;
import dev.kith.application.setting.EditSettings;
import dev.kith.application.user.EditProfile;
import dev.kith.application.user.EditUserAnswer;
import dev.kith.application.user.GetUser;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserSummary;
import dev.kith.http.quranreflect.ReflectUser;
import dev.kith.http.quranreflect.ReflectUserJson;
import dev.kith.http.quranreflect.RequiredScope;
import dev.kith.http.security.Caller;
import dev.kith.http.security.token.Scopes;
import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.connection.LargeBody;
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
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/** Shows and changes the caller's own profile and settings. */
@Controller("${kith.reflect.path}/users/profile")
@Secured(SecurityRule.IS_AUTHENTICATED)
final class ProfileController {

    @Serdeable.Serializable
    record Success(boolean success) {}

    private final GetUser getUser;
    private final EditProfile editProfile;
    private final EditSettings editSettings;
    private final ChangeAvatar changeAvatar;
    private final ProfileViews views;
    private final ReflectUserJson json;
    private final Fields.Reader bodies;
    private final int maxAvatarSize;

    ProfileController(
            GetUser getUser,
            EditProfile editProfile,
            EditSettings editSettings,
            ChangeAvatar changeAvatar,
            ProfileViews views,
            ReflectUserJson json,
            Fields.Reader bodies,
            @Value("${kith.avatar.max-size}") @ReadableBytes int maxAvatarSize) {
        this.getUser = getUser;
        this.editProfile = editProfile;
        this.editSettings = editSettings;
        this.changeAvatar = changeAvatar;
        this.views = views;
        this.json = json;
        this.bodies = bodies;
        this.maxAvatarSize = maxAvatarSize;
    }

    @Get
    @RequiredScope(Scopes.PROFILE_READ)
    ReflectProfile show(HttpRequest<?> request, Caller caller) {
        return views.of(request, caller, summary(caller.requireUser().id()));
    }

    @Patch
    @Consumes(MediaType.ALL)
    @RequiredScope(Scopes.PROFILE_UPDATE)
    Success editSettings(HttpRequest<?> request, Caller caller, @Body @Nullable String body) {
        UserId me = caller.requireUser().id();
        ReflectSettingsPatch patch = ReflectSettingsPatch.read(bodies.of(request, body));
        edit(me, new EditProfile.Change(null, patch.profile()));
        editSettings.handle(me, patch.settings());
        return new Success(true);
    }

    @Put
    @LargeBody
    @Consumes(MediaType.ALL)
    @RequiredScope(Scopes.PROFILE_UPDATE)
    ReflectUser editProfile(HttpRequest<?> request, Caller caller, @Body @Nullable String body) {
        UserId me = caller.requireUser().id();
        ReflectProfilePatch patch = ReflectProfilePatch.read(me, bodies.of(request, body), maxAvatarSize);
        User user = edit(me, patch.profile());
        patch.avatar().ifGiven(picture -> changeAvatar.handle(me, picture));
        return json.of(request, new UserSummary(user, summary(me).counters()), false);
    }

    private User edit(UserId me, EditProfile.Change change) {
        return switch (editProfile.handle(me, change)) {
            case EditUserAnswer.Edited(var user) -> user;
            case EditUserAnswer.NoSuchUser() -> throw ApiError.invalidToken();
            case EditUserAnswer.UsernameTaken() -> throw ApiError.invalid("username taken");
            case EditUserAnswer.EmailTaken() -> throw ApiError.invalid("email taken");
            case EditUserAnswer.ExternalIdTaken() -> throw new IllegalStateException("No external id was changed");
        };
    }

    private UserSummary summary(UserId me) {
        return getUser.handle(me).orElseThrow(ApiError::invalidToken);
    }
}

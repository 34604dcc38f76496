package dev.kith.http.quranreflect.audience;

import dev.kith.application.follow.Follow;
import dev.kith.application.follow.ToggleFollow;
import dev.kith.application.follow.Unfollow;
import dev.kith.application.user.FindUser;
import dev.kith.domain.follow.FollowAnswer;
import dev.kith.domain.tie.Refusal;
import dev.kith.domain.user.UserId;
import dev.kith.http.quranreflect.ReflectParameters;
import dev.kith.http.quranreflect.RequiredScope;
import dev.kith.http.security.Caller;
import dev.kith.http.security.token.Scopes;
import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.input.Fields;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Following, following no longer, and being followed no longer. */
@Controller("${kith.reflect.path}/users")
@Secured(SecurityRule.IS_AUTHENTICATED)
final class ReflectFollowController {

    private final FindUser findUser;
    private final ToggleFollow toggleFollow;
    private final Follow follow;
    private final Unfollow unfollow;
    private final Fields.Reader bodies;

    ReflectFollowController(
            FindUser findUser, ToggleFollow toggleFollow, Follow follow, Unfollow unfollow, Fields.Reader bodies) {
        this.findUser = findUser;
        this.toggleFollow = toggleFollow;
        this.follow = follow;
        this.unfollow = unfollow;
        this.bodies = bodies;
    }

    @Post("/{followeeId}/toggle-follow")
    @Status(HttpStatus.OK)
    @Consumes(MediaType.ALL)
    @RequiredScope(Scopes.FOLLOW)
    Map<String, Object> toggle(HttpRequest<?> request, Caller caller, String followeeId, @Body @Nullable String body) {
        UserId me = caller.requireUser().id();
        Fields fields = bodies.of(request, body);
        fields.only(Set.of("action"));
        fields.check();
        UserId followee = find("followeeId", followeeId).orElseThrow(ApiError::notFound);
        FollowAnswer answer = switch (fields.get("action")) {
            case null -> toggleFollow.handle(me, followee);
            case String word when word.equals("follow") -> follow.handle(me, followee);
            case String word when word.equals("unfollow") -> unfollow.handle(me, followee);
            default -> throw ApiError.ofField("action", "invalid_choice", "Must be follow or unfollow.");
        };
        return switch (answer) {
            case FollowAnswer.Followed() -> Map.of("followed", true);
            case FollowAnswer.Unfollowed() -> Map.of("followed", false);
            case FollowAnswer.AlreadyFollowing() -> throw ApiError.invalid("You follow this user already.");
            case FollowAnswer.NotFollowing() -> throw ApiError.invalid("You do not follow this user.");
            case FollowAnswer.Refused(var why) -> throw refused(why);
        };
    }

    private static ApiError refused(Refusal why) {
        return switch (why) {
            case SELF -> ApiError.invalid("You cannot follow yourself.");
            case CALLER_DELETED -> ApiError.invalidToken();
            case NO_SUCH_USER -> ApiError.notFound();
            case BLOCKED -> ApiError.forbidden("Your account is blocked by moderation.");
            case HIDDEN -> ApiError.forbidden("One of you two hides the other.");
        };
    }

    /** Who is no one follows no one, so whatever keeps the follow from being there is told the same way. */
    @Post("/{followerId}/remove-follower")
    @Status(HttpStatus.OK)
    @Consumes(MediaType.ALL)
    @RequiredScope(Scopes.FOLLOW)
    Map<String, Object> remove(Caller caller, String followerId) {
        UserId me = caller.requireUser().id();
        Optional<UserId> follower = find("followerId", followerId);
        if (follower.isPresent() && unfollow.handle(follower.get(), me) instanceof FollowAnswer.Unfollowed) {
            return Map.of("removed", true);
        }
        throw ApiError.invalid("This user does not follow you.");
    }

    private Optional<UserId> find(String name, String id) {
        return findUser.handle(new FindUser.Key.ByUuid(ReflectParameters.requiredUuid(name, id)))
                .map(summary -> summary.user().id());
    }
}

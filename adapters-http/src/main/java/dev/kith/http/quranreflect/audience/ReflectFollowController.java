package dev.kith.http.quranreflect.audience;

import dev.kith.application.follow.Follow;
import dev.kith.application.follow.RemoveFollower;
import dev.kith.application.follow.ToggleFollow;
import dev.kith.application.follow.Unfollow;
import dev.kith.domain.follow.FollowAnswer;
import dev.kith.domain.tie.Refusal;
import dev.kith.domain.user.UserId;
import dev.kith.http.quranreflect.ReflectUserLookups;
import dev.kith.http.quranreflect.RequiredScope;
import dev.kith.http.security.AllowedWhenBlocked;
import dev.kith.http.security.Caller;
import dev.kith.http.security.token.Scopes;
import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.input.Fields;
import dev.kith.http.wire.json.Given;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/** Follows, unfollows, and removes followers. */
@Controller("${kith.reflect.path}/users")
@Secured(SecurityRule.IS_AUTHENTICATED)
final class ReflectFollowController {

    @Serdeable.Deserializable
    record ToggleBody(Given<JsonNode> action) {}

    @Serdeable.Serializable
    record FollowState(boolean followed) {}

    @Serdeable.Serializable
    record Removal(boolean removed) {}

    private final ToggleFollow toggleFollow;
    private final Follow follow;
    private final Unfollow unfollow;
    private final RemoveFollower removeFollower;
    private final ReflectUserLookups lookups;
    private final Fields.Reader bodies;

    ReflectFollowController(
            ToggleFollow toggleFollow,
            Follow follow,
            Unfollow unfollow,
            RemoveFollower removeFollower,
            ReflectUserLookups lookups,
            Fields.Reader bodies) {
        this.toggleFollow = toggleFollow;
        this.follow = follow;
        this.unfollow = unfollow;
        this.removeFollower = removeFollower;
        this.lookups = lookups;
        this.bodies = bodies;
    }

    @Post("/{followeeId}/toggle-follow")
    @Status(HttpStatus.OK)
    @Consumes(MediaType.ALL)
    @AllowedWhenBlocked("a blocked user may unfollow; the rule refuses to follow")
    @RequiredScope(Scopes.FOLLOW)
    FollowState toggle(HttpRequest<?> request, Caller caller, String followeeId, @Body @Nullable String body) {
        UserId follower = caller.requireUser().id();
        Fields fields = bodies.of(request, body);
        JsonNode action = fields.asExactly(ToggleBody.class).action().orNull();
        fields.throwIfInvalid();
        UserId followee = lookups.findId("followeeId", followeeId).orElseThrow(ApiError::notFound);
        return switch (act(action, follower, followee)) {
            case FollowAnswer.Followed() -> new FollowState(true);
            case FollowAnswer.Unfollowed() -> new FollowState(false);
            case FollowAnswer.AlreadyFollowing() -> throw ApiError.invalid("You follow this user already.");
            case FollowAnswer.NotFollowing() -> throw ApiError.invalid("You do not follow this user.");
            case FollowAnswer.Refused(var why) -> throw refused(why);
        };
    }

    /** @param action null to toggle */
    private FollowAnswer act(@Nullable JsonNode action, UserId follower, UserId followee) {
        if (action == null) {
            return toggleFollow.handle(follower, followee);
        }
        return switch (action.isString() ? action.getStringValue() : "") {
            case "follow" -> follow.handle(follower, followee);
            case "unfollow" -> unfollow.handle(follower, followee);
            default -> throw ApiError.ofField("action", "invalid_choice", "Must be follow or unfollow.");
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

    /** Every user who is no follower gets the same error, an unknown one too. */
    @Post("/{followerId}/remove-follower")
    @Status(HttpStatus.OK)
    @Consumes(MediaType.ALL)
    @RequiredScope(Scopes.FOLLOW)
    Removal remove(Caller caller, String followerId) {
        UserId followee = caller.requireUser().id();
        return lookups.findId("followerId", followerId)
                .filter(follower -> removeFollower.handle(followee, follower) instanceof FollowAnswer.Unfollowed)
                .map(_ -> new Removal(true))
                .orElseThrow(() -> ApiError.invalid("This user does not follow you."));
    }
}

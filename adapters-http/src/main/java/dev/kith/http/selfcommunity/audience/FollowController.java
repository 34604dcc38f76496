package dev.kith.http.selfcommunity.audience;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kith.application.follow.IsFollowing;
import dev.kith.application.follow.ToggleFollow;
import dev.kith.domain.community.CommunityMode;
import dev.kith.domain.follow.FollowAnswer;
import dev.kith.domain.user.UserId;
import dev.kith.http.security.AllowedWhenBlocked;
import dev.kith.http.security.Caller;
import dev.kith.http.selfcommunity.AccessErrors;
import dev.kith.http.selfcommunity.CommunityAccess;
import dev.kith.http.wire.ApiError;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;

/** Follows and unfollows users, and tells who follows. */
@Controller("${kith.selfcommunity.path}/user/{id:[0-9]+}")
@Secured(SecurityRule.IS_AUTHENTICATED)
final class FollowController {

    private final ToggleFollow toggleFollow;
    private final IsFollowing isFollowing;
    private final CommunityAccess access;

    FollowController(ToggleFollow toggleFollow, IsFollowing isFollowing, CommunityAccess access) {
        this.toggleFollow = toggleFollow;
        this.isFollowing = isFollowing;
        this.access = access;
    }

    @Post("/follow")
    @Consumes(MediaType.ALL)
    @AllowedWhenBlocked("the vendor lets a blocked user unfollow; the rule refuses to follow")
    HttpResponse<?> toggle(Caller caller, UserId id) {
        access.requireMode(CommunityMode.FOLLOW);
        return switch (toggleFollow.handle(caller.requireUser().id(), id)) {
            case FollowAnswer.Followed() -> HttpResponse.noContent();
            case FollowAnswer.AlreadyFollowing() -> HttpResponse.noContent();
            case FollowAnswer.Unfollowed() -> HttpResponse.noContent();
            case FollowAnswer.NotFollowing() -> HttpResponse.noContent();
            case FollowAnswer.Refused(var why) -> throw AccessErrors.of(why);
        };
    }

    @Get("/is_followed")
    IsFollowed isFollowed(Caller caller, UserId id) {
        access.requireMode(CommunityMode.FOLLOW);
        return new IsFollowed(
                isFollowing.fromCaller(caller.requireUser().id(), id).orElseThrow(ApiError::notFound));
    }

    @Get("/is_follower")
    IsFollower isFollower(Caller caller, UserId id) {
        access.requireMode(CommunityMode.FOLLOW);
        return new IsFollower(
                isFollowing.toCaller(caller.requireUser().id(), id).orElseThrow(ApiError::notFound));
    }

    @Serdeable.Serializable
    record IsFollowed(@JsonProperty("is_followed") boolean answer) {}

    @Serdeable.Serializable
    record IsFollower(@JsonProperty("is_follower") boolean answer) {}
}

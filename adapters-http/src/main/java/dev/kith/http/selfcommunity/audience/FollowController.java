package dev.kith.http.selfcommunity.audience;

import dev.kith.application.follow.IsFollowing;
import dev.kith.application.follow.ToggleFollow;
import dev.kith.application.user.GetUser;
import dev.kith.domain.community.CommunityMode;
import dev.kith.domain.follow.FollowAnswer;
import dev.kith.domain.user.UserId;
import dev.kith.http.security.Caller;
import dev.kith.http.selfcommunity.CommunityAccess;
import dev.kith.http.selfcommunity.RefusalErrors;
import dev.kith.http.wire.ApiError;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.Map;

/** Following, and asking who follows. */
@Controller("${kith.selfcommunity.path}/user/{id:[0-9]+}")
@Secured(SecurityRule.IS_AUTHENTICATED)
final class FollowController {

    private final ToggleFollow toggleFollow;
    private final IsFollowing isFollowing;
    private final GetUser getUser;
    private final CommunityAccess gate;

    FollowController(ToggleFollow toggleFollow, IsFollowing isFollowing, GetUser getUser, CommunityAccess gate) {
        this.toggleFollow = toggleFollow;
        this.isFollowing = isFollowing;
        this.getUser = getUser;
        this.gate = gate;
    }

    @Post("/follow")
    @Consumes(MediaType.ALL)
    HttpResponse<?> toggle(Caller caller, UserId id) {
        gate.requireMode(CommunityMode.FOLLOW);
        return switch (toggleFollow.handle(caller.requireUser().id(), id)) {
            case FollowAnswer.Followed() -> HttpResponse.noContent();
            case FollowAnswer.AlreadyFollowing() -> HttpResponse.noContent();
            case FollowAnswer.Unfollowed() -> HttpResponse.noContent();
            case FollowAnswer.NotFollowing() -> HttpResponse.noContent();
            case FollowAnswer.Refused(var why) -> throw RefusalErrors.of(why);
        };
    }

    @Get("/is_followed")
    Map<String, Object> isFollowed(Caller caller, UserId id) {
        gate.requireMode(CommunityMode.FOLLOW);
        return Map.of("is_followed", isFollowing.handle(caller.requireUser().id(), existing(id)));
    }

    @Get("/is_follower")
    Map<String, Object> isFollower(Caller caller, UserId id) {
        gate.requireMode(CommunityMode.FOLLOW);
        return Map.of(
                "is_follower",
                isFollowing.handle(existing(id), caller.requireUser().id()));
    }

    private UserId existing(UserId id) {
        return getUser.handle(id).orElseThrow(ApiError::notFound).user().id();
    }
}

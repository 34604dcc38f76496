package dev.kith.http.selfcommunity;

import dev.kith.application.follow.SeeFollows;
import dev.kith.application.follow.ToggleFollow;
import dev.kith.application.user.GetUser;
import dev.kith.domain.community.Mode;
import dev.kith.domain.follow.FollowAnswer;
import dev.kith.domain.user.UserId;
import dev.kith.http.security.Caller;
import dev.kith.http.wire.Failure;
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
    private final SeeFollows seeFollows;
    private final GetUser getUser;
    private final Gate gate;

    FollowController(ToggleFollow toggleFollow, SeeFollows seeFollows, GetUser getUser, Gate gate) {
        this.toggleFollow = toggleFollow;
        this.seeFollows = seeFollows;
        this.getUser = getUser;
        this.gate = gate;
    }

    @Post("/follow")
    @Consumes(MediaType.ALL)
    HttpResponse<?> toggle(Caller caller, UserId id) {
        gate.requires(Mode.FOLLOW);
        return switch (toggleFollow.handle(caller.required().id(), id)) {
            case FollowAnswer.Followed() -> HttpResponse.noContent();
            case FollowAnswer.AlreadyFollowing() -> HttpResponse.noContent();
            case FollowAnswer.Unfollowed() -> HttpResponse.noContent();
            case FollowAnswer.NotFollowing() -> HttpResponse.noContent();
            case FollowAnswer.Refused(var why) -> throw Refusals.failure(why);
        };
    }

    @Get("/is_followed")
    Map<String, Object> isFollowed(Caller caller, UserId id) {
        gate.requires(Mode.FOLLOW);
        return Map.of("is_followed", seeFollows.handle(caller.required().id(), existing(id)));
    }

    @Get("/is_follower")
    Map<String, Object> isFollower(Caller caller, UserId id) {
        gate.requires(Mode.FOLLOW);
        return Map.of("is_follower", seeFollows.handle(existing(id), caller.required().id()));
    }

    private UserId existing(UserId id) {
        return getUser.handle(id).orElseThrow(Failure::notFound).user().id();
    }
}

package dev.kith.http.selfcommunity;

import dev.kith.application.hide.ListHidden;
import dev.kith.application.hide.SeeHides;
import dev.kith.application.hide.ToggleHide;
import dev.kith.application.user.GetUser;
import dev.kith.domain.hide.HideAnswer;
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
import java.util.List;
import java.util.Map;

/** Hiding another user, and asking who hides whom. */
@Controller("${kith.selfcommunity.path}/user")
@Secured(SecurityRule.IS_AUTHENTICATED)
final class HideController {

    private final ToggleHide toggleHide;
    private final SeeHides seeHides;
    private final ListHidden listHidden;
    private final GetUser getUser;

    HideController(ToggleHide toggleHide, SeeHides seeHides, ListHidden listHidden, GetUser getUser) {
        this.toggleHide = toggleHide;
        this.seeHides = seeHides;
        this.listHidden = listHidden;
        this.getUser = getUser;
    }

    @Post("/{id:[0-9]+}/hide")
    @Consumes(MediaType.ALL)
    HttpResponse<?> toggle(Caller caller, UserId id) {
        return switch (toggleHide.handle(caller.required().id(), id)) {
            case HideAnswer.Hidden() -> HttpResponse.noContent();
            case HideAnswer.Shown() -> HttpResponse.noContent();
            case HideAnswer.Refused(var why) -> throw Refusals.failure(why);
        };
    }

    @Get("/{id:[0-9]+}/is_hidden")
    Map<String, Object> isHidden(Caller caller, UserId id) {
        return Map.of("is_hidden", seeHides.handle(caller.required().id(), existing(id)));
    }

    @Get("/{id:[0-9]+}/is_hidden_by")
    Map<String, Object> isHiddenBy(Caller caller, UserId id) {
        return Map.of("is_hidden_by", seeHides.handle(existing(id), caller.required().id()));
    }

    @Get("/hidden_users_id")
    List<Long> hiddenIds(Caller caller) {
        return listHidden.handle(caller.required().id()).stream().map(UserId::value).toList();
    }

    private UserId existing(UserId id) {
        return getUser.handle(id).orElseThrow(Failure::notFound).user().id();
    }
}

package dev.kith.http.selfcommunity.audience;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kith.application.hide.IsHiding;
import dev.kith.application.hide.ListHiddenUsers;
import dev.kith.application.hide.ToggleHide;
import dev.kith.domain.hide.HideAnswer;
import dev.kith.domain.user.UserId;
import dev.kith.http.security.Caller;
import dev.kith.http.selfcommunity.AccessErrors;
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
import java.util.List;

/** Hides and shows users, and tells who is hidden. */
@Controller("${kith.selfcommunity.path}/user")
@Secured(SecurityRule.IS_AUTHENTICATED)
final class HideController {

    private final ToggleHide toggleHide;
    private final IsHiding isHiding;
    private final ListHiddenUsers listHiddenUsers;

    HideController(ToggleHide toggleHide, IsHiding isHiding, ListHiddenUsers listHiddenUsers) {
        this.toggleHide = toggleHide;
        this.isHiding = isHiding;
        this.listHiddenUsers = listHiddenUsers;
    }

    @Post("/{id:[0-9]+}/hide")
    @Consumes(MediaType.ALL)
    HttpResponse<?> toggle(Caller caller, UserId id) {
        return switch (toggleHide.handle(caller.requireUser().id(), id)) {
            case HideAnswer.Hidden(), HideAnswer.AlreadyHidden() -> HttpResponse.noContent();
            case HideAnswer.Shown(), HideAnswer.NotHidden() -> HttpResponse.noContent();
            case HideAnswer.Refused(var why) -> throw AccessErrors.of(why);
        };
    }

    @Get("/{id:[0-9]+}/is_hidden")
    IsHidden isHidden(Caller caller, UserId id) {
        return new IsHidden(isHiding.handle(caller.requireUser().id(), id).orElseThrow(ApiError::notFound));
    }

    @Get("/{id:[0-9]+}/is_hidden_by")
    IsHiddenBy isHiddenBy(Caller caller, UserId id) {
        return new IsHiddenBy(isHiding.handle(id, caller.requireUser().id()).orElseThrow(ApiError::notFound));
    }

    @Get("/hidden_users_id")
    List<Long> hiddenIds(Caller caller) {
        return listHiddenUsers.handle(caller.requireUser().id()).stream()
                .map(UserId::value)
                .toList();
    }

    @Serdeable.Serializable
    record IsHidden(@JsonProperty("is_hidden") boolean answer) {}

    @Serdeable.Serializable
    record IsHiddenBy(@JsonProperty("is_hidden_by") boolean answer) {}
}

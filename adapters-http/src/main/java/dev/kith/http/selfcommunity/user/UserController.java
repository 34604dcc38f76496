package dev.kith.http.selfcommunity.user;

import dev.kith.application.tie.FindRelations;
import dev.kith.application.user.EditProfile;
import dev.kith.application.user.EditUserAnswer;
import dev.kith.application.user.GetUser;
import dev.kith.application.user.ListUsers;
import dev.kith.application.user.SelfAnswer;
import dev.kith.application.user.ShowUser;
import dev.kith.domain.search.UserQuery;
import dev.kith.domain.tie.Relation;
import dev.kith.domain.user.UserCounters;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserSummary;
import dev.kith.http.security.Caller;
import dev.kith.http.selfcommunity.AccessErrors;
import dev.kith.http.selfcommunity.Paging;
import dev.kith.http.selfcommunity.Parameters;
import dev.kith.http.selfcommunity.UserBody;
import dev.kith.http.selfcommunity.UserFilters;
import dev.kith.http.selfcommunity.UserJson;
import dev.kith.http.selfcommunity.UserPages;
import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.input.Fields;
import dev.kith.http.wire.input.QueryParameters;
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
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Lists users, reads one or the caller themself, and changes the caller's profile. */
@Controller("${kith.selfcommunity.path}/user")
@Secured(SecurityRule.IS_AUTHENTICATED)
final class UserController {

    private final ListUsers listUsers;
    private final GetUser getUser;
    private final ShowUser showUser;
    private final EditProfile editProfile;
    private final FindRelations findRelations;
    private final Clock clock;
    private final Fields.Reader bodies;
    private final UserJson json;
    private final UserPages pages;

    UserController(
            ListUsers listUsers,
            GetUser getUser,
            ShowUser showUser,
            EditProfile editProfile,
            FindRelations findRelations,
            Clock clock,
            Fields.Reader bodies,
            UserJson json,
            UserPages pages) {
        this.listUsers = listUsers;
        this.getUser = getUser;
        this.showUser = showUser;
        this.editProfile = editProfile;
        this.findRelations = findRelations;
        this.clock = clock;
        this.bodies = bodies;
        this.json = json;
        this.pages = pages;
    }

    @Get("/")
    byte[] all(HttpRequest<?> request, Caller caller) {
        return list(request, caller, false);
    }

    @Get("/hidden_users")
    byte[] hidden(HttpRequest<?> request, Caller caller) {
        return list(request, caller, true);
    }

    private byte[] list(HttpRequest<?> request, Caller caller, boolean hidden) {
        Paging paging = Paging.of(request);
        UserQuery.Order order = UserFilters.order(Parameters.text(request, "ordering"));
        UserQuery query = UserFilters.query(
                request,
                QueryParameters.text(request, "search"),
                hidden,
                order,
                caller.requireUser().id(),
                paging.offset());
        return pages.of(request, caller, paging, listUsers.handle(query));
    }

    @Get("/me")
    UserBody me(HttpRequest<?> request, Caller caller) {
        UserSummary summary = getUser.handle(caller.requireUser().id()).orElseThrow(ApiError::invalidToken);
        return json.ofMe(request, caller, summary);
    }

    @Get("/{id:[0-9]+}")
    @Secured(SecurityRule.IS_ANONYMOUS)
    UserBody one(HttpRequest<?> request, Caller caller, UserId id) {
        UserSummary summary = shown(caller, id);
        UserBody user = json.of(request, caller, summary, findRelations.handle(caller.id(), id));
        return caller.isAnonymous() ? user : user.with(UserBody.MessageKey.NO);
    }

    @Put("/{id:[0-9]+}")
    @Consumes(MediaType.ALL)
    UserBody put(HttpRequest<?> request, Caller caller, UserId id, @Body @Nullable String body) {
        return edit(request, caller, id, body);
    }

    @Patch("/{id:[0-9]+}")
    @Consumes(MediaType.ALL)
    UserBody patch(HttpRequest<?> request, Caller caller, UserId id, @Body @Nullable String body) {
        return edit(request, caller, id, body);
    }

    /** PUT does not reset absent fields, so it equals PATCH: no field of a profile is required. */
    private UserBody edit(HttpRequest<?> request, Caller caller, UserId id, @Nullable String body) {
        SelfAnswer<EditUserAnswer> answer = editProfile.handle(
                caller.requireUser().id(), id, () -> ProfilePatch.read(bodies.of(request, body), LocalDate.now(clock)));
        return switch (AccessErrors.granted(answer, "You can only change your own profile.")) {
            case EditUserAnswer.Edited(var user) -> {
                UserSummary summary = getUser.handle(id).orElseThrow(ApiError::invalidToken);
                yield json.of(
                        request, caller, new UserSummary(user, summary.counters(), summary.tags()), Relation.NONE);
            }
            case EditUserAnswer.NoSuchUser() -> throw ApiError.invalidToken();
            case EditUserAnswer.UsernameTaken() -> throw AccessErrors.usernameTaken();
            case EditUserAnswer.EmailTaken() -> throw AccessErrors.emailTaken();
            case EditUserAnswer.ExternalIdTaken() -> throw new IllegalStateException("No external id was changed");
        };
    }

    @Get("/{id:[0-9]+}/counters")
    @Secured(SecurityRule.IS_ANONYMOUS)
    CountersBody counters(Caller caller, UserId id) {
        UserCounters counters = shown(caller, id).counters();
        return CountersBody.of(counters, json.connectionCounters(counters));
    }

    private UserSummary shown(Caller caller, UserId id) {
        return switch (showUser.handle(caller.id(), () -> getUser.handle(id))) {
            case ShowUser.Answer.Found(var summary) -> summary;
            case ShowUser.Answer.ContentClosed() -> throw AccessErrors.contentClosed();
            case ShowUser.Answer.NoSuchUser() -> throw ApiError.notFound();
        };
    }
}

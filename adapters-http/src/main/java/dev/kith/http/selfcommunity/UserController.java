package dev.kith.http.selfcommunity;

import dev.kith.application.tie.SeeRelations;
import dev.kith.application.user.Edit;
import dev.kith.application.user.EditProfile;
import dev.kith.application.user.GetUser;
import dev.kith.application.user.ListUsers;
import dev.kith.domain.community.Community;
import dev.kith.domain.community.Mode;
import dev.kith.domain.tie.Relation;
import dev.kith.domain.user.Card;
import dev.kith.domain.user.Counters;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserQuery;
import dev.kith.http.security.Caller;
import dev.kith.http.wire.Failure;
import dev.kith.http.wire.Fields;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Users as such: the list of all, one, oneself, and changes to one's profile. */
@Controller("${kith.selfcommunity.path}/user")
@Secured(SecurityRule.IS_AUTHENTICATED)
final class UserController {

    private final ListUsers listUsers;
    private final GetUser getUser;
    private final EditProfile editProfile;
    private final SeeRelations seeRelations;
    private final Community community;
    private final Clock clock;
    private final Fields.Reader bodies;
    private final UserJson json;
    private final UserPages pages;
    private final Gate gate;

    UserController(
            ListUsers listUsers,
            GetUser getUser,
            EditProfile editProfile,
            SeeRelations seeRelations,
            Community community,
            Clock clock,
            Fields.Reader bodies,
            UserJson json,
            UserPages pages,
            Gate gate) {
        this.listUsers = listUsers;
        this.getUser = getUser;
        this.editProfile = editProfile;
        this.seeRelations = seeRelations;
        this.community = community;
        this.clock = clock;
        this.bodies = bodies;
        this.json = json;
        this.pages = pages;
        this.gate = gate;
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
        UserQuery.Order order = UserFilters.order(UserFilters.text(request, "ordering"));
        UserQuery query =
                UserFilters.query(request, UserFilters.text(request, "search"), hidden, order, caller.required().id(), paging.offset());
        return pages.of(request, caller, paging, listUsers.handle(query));
    }

    @Get("/me")
    Map<String, Object> me(HttpRequest<?> request, Caller caller) {
        Card card = getUser.handle(caller.required().id()).orElseThrow(Failure::badToken);
        return json.ofMe(request, caller, card);
    }

    @Get("/{id:[0-9]+}")
    @Secured(SecurityRule.IS_ANONYMOUS)
    Map<String, Object> one(HttpRequest<?> request, Caller caller, UserId id) {
        Card card = getUser.handle(id).orElseThrow(Failure::notFound);
        UserId viewer = caller.id();
        Relation relation = viewer == null ? Relation.NONE : seeRelations.handle(viewer, List.of(id)).getOrDefault(id, Relation.NONE);
        Map<String, Object> user = json.of(request, caller, card, relation);
        if (viewer != null) {
            user.put("can_send_pm_to", false);
        }
        return user;
    }

    @Put("/{id:[0-9]+}")
    @Consumes(MediaType.ALL)
    Map<String, Object> put(HttpRequest<?> request, Caller caller, UserId id, @Body @Nullable String body) {
        return edit(request, caller, id, body);
    }

    @Patch("/{id:[0-9]+}")
    @Consumes(MediaType.ALL)
    Map<String, Object> patch(HttpRequest<?> request, Caller caller, UserId id, @Body @Nullable String body) {
        return edit(request, caller, id, body);
    }

    /** PUT leaves what it does not mention as it was, as PATCH does: no field of a profile is required. */
    private Map<String, Object> edit(HttpRequest<?> request, Caller caller, UserId id, @Nullable String body) {
        Card card = getUser.handle(id).orElseThrow(Failure::notFound);
        if (!caller.is(id)) {
            throw Failure.forbidden("You can only change your own profile.");
        }
        ProfileEdit edit = ProfileEdit.read(bodies.of(request, body), LocalDate.now(clock));
        return switch (editProfile.handle(id, edit.username(), edit.change())) {
            case Edit.Edited(var user) -> json.of(request, caller, new Card(user, card.counters(), card.tags()), Relation.NONE);
            case Edit.NoSuchUser() -> throw Failure.badToken();
            case Edit.UsernameTaken() -> throw Failure.ofField("username", "unique", "A user with that username already exists.");
            case Edit.EmailTaken() -> throw Failure.ofField("email", "unique", "A user with that e-mail already exists.");
        };
    }

    @Get("/{id:[0-9]+}/counters")
    @Secured(SecurityRule.IS_ANONYMOUS)
    Map<String, Object> counters(Caller caller, UserId id) {
        gate.requiresContent(caller);
        Counters counters = getUser.handle(id).orElseThrow(Failure::notFound).counters();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("discussions", counters.discussions());
        body.put("posts", counters.posts());
        body.put("statuses", counters.statuses());
        body.put("categories", counters.categories());
        if (community.mode() == Mode.FOLLOW) {
            body.put("followings", counters.followings());
            body.put("followers", counters.followers());
        } else {
            for (String suffix : List.of("", "_counter")) {
                body.put("connections" + suffix, counters.connections());
                body.put("connection_requests_sent" + suffix, counters.requestsSent());
                body.put("connection_requests_received" + suffix, counters.requestsReceived());
            }
        }
        return body;
    }
}

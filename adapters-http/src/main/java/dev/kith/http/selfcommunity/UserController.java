package dev.kith.http.selfcommunity;

import dev.kith.application.tie.SeeRelations;
import dev.kith.application.user.Edit;
import dev.kith.application.user.EditProfile;
import dev.kith.application.user.GetUser;
import dev.kith.application.user.ListUsers;
import dev.kith.domain.audience.Page;
import dev.kith.domain.community.Community;
import dev.kith.domain.community.Mode;
import dev.kith.domain.tie.Relation;
import dev.kith.domain.user.Card;
import dev.kith.domain.user.Counters;
import dev.kith.domain.user.Gender;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserQuery;
import dev.kith.http.security.Caller;
import dev.kith.http.wire.Failure;
import dev.kith.http.wire.Fields;
import dev.kith.http.wire.Links;
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
    private final Gate gate;
    private final Links links;

    UserController(
            ListUsers listUsers,
            GetUser getUser,
            EditProfile editProfile,
            SeeRelations seeRelations,
            Community community,
            Clock clock,
            Fields.Reader bodies,
            UserJson json,
            Gate gate,
            Links links) {
        this.listUsers = listUsers;
        this.getUser = getUser;
        this.editProfile = editProfile;
        this.seeRelations = seeRelations;
        this.community = community;
        this.clock = clock;
        this.bodies = bodies;
        this.json = json;
        this.gate = gate;
        this.links = links;
    }

    @Get("/")
    Map<String, Object> all(HttpRequest<?> request, Caller caller) {
        return list(request, caller, false);
    }

    @Get("/hidden_users")
    Map<String, Object> hidden(HttpRequest<?> request, Caller caller) {
        return list(request, caller, true);
    }

    private Map<String, Object> list(HttpRequest<?> request, Caller caller, boolean hidden) {
        Paging paging = Paging.of(request);
        Page<Card> page = listUsers.handle(query(request, caller.id(), hidden, paging));
        List<UserId> ids = page.items().stream().map(card -> card.user().id()).toList();
        Map<UserId, Relation> relations = seeRelations.handle(caller.required().id(), ids);
        return paging.envelope(links, page.total(), page.items().stream()
                .map(card -> json.of(request, caller, card, relations.getOrDefault(card.user().id(), Relation.NONE)))
                .toList());
    }

    private static UserQuery query(HttpRequest<?> request, @Nullable UserId viewer, boolean hidden, Paging paging) {
        return new UserQuery(
                text(request, "search"),
                text(request, "username"),
                text(request, "real_name"),
                text(request, "location"),
                text(request, "description"),
                gender(text(request, "gender")),
                hidden,
                order(text(request, "ordering")),
                viewer,
                paging.plain());
    }

    private static @Nullable String text(HttpRequest<?> request, String name) {
        String text = Paging.last(request.getParameters(), name);
        return text == null || text.isBlank() ? null : text;
    }

    private static @Nullable Gender gender(@Nullable String word) {
        if (word == null) {
            return null;
        }
        Gender gender = UserJson.gender(word);
        if (gender == null) {
            throw notAChoice("gender", word);
        }
        return gender;
    }

    private static UserQuery.Order order(@Nullable String word) {
        if (word == null) {
            return UserQuery.Order.BY_ID;
        }
        boolean descending = word.startsWith("-");
        UserQuery.Order.Field field =
                switch (descending ? word.substring(1) : word) {
                    case "id" -> UserQuery.Order.Field.ID;
                    case "username" -> UserQuery.Order.Field.USERNAME;
                    case "real_name" -> UserQuery.Order.Field.REAL_NAME;
                    case "location" -> UserQuery.Order.Field.LOCATION;
                    case "date_joined" -> UserQuery.Order.Field.DATE_JOINED;
                    default -> throw notAChoice("ordering", word);
                };
        return new UserQuery.Order(field, descending);
    }

    static Failure notAChoice(String parameter, String word) {
        return Failure.ofField(parameter, "invalid_choice", "\"" + word + "\" is not a valid choice.");
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
            case Edit.Edited(var user) -> json.of(request, caller, new Card(user, card.counters()), Relation.NONE);
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

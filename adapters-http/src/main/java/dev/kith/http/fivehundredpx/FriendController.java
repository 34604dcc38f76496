package dev.kith.http.fivehundredpx;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kith.application.audience.ListAudience;
import dev.kith.application.follow.Follow;
import dev.kith.application.follow.Unfollow;
import dev.kith.application.user.GetUser;
import dev.kith.domain.audience.AudienceKind;
import dev.kith.domain.audience.AudienceQuery;
import dev.kith.domain.audience.Mutuality;
import dev.kith.domain.follow.FollowAnswer;
import dev.kith.domain.page.Page;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserSummary;
import dev.kith.http.fivehundredpx.oauth.OAuth1Callers;
import dev.kith.http.security.AllowedWhenBlocked;
import dev.kith.http.security.Caller;
import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.input.Fields;
import dev.kith.http.wire.input.NumberedPage;
import dev.kith.http.wire.json.Given;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Lists followers and followings (in this dialect: friends), and follows. */
@Controller("${kith.px.path}/users/{id:[0-9]+}")
@Secured(SecurityRule.IS_ANONYMOUS)
final class FriendController {

    @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
    record FollowersPage(long followersCount, long followersPages, long page, List<PxUser.Brief> followers) {}

    @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
    record FriendsPage(long friendsCount, long friendsPages, long page, List<PxUser.Brief> friends) {}

    @Serdeable.Deserializable
    record MethodForm(@JsonProperty("_method") Given<JsonNode> method) {}

    private final ListAudience listAudience;
    private final Follow follow;
    private final Unfollow unfollow;
    private final GetUser getUser;
    private final OAuth1Callers callers;
    private final PxUserJson json;
    private final Fields.Reader bodies;

    FriendController(
            ListAudience listAudience,
            Follow follow,
            Unfollow unfollow,
            GetUser getUser,
            OAuth1Callers callers,
            PxUserJson json,
            Fields.Reader bodies) {
        this.listAudience = listAudience;
        this.follow = follow;
        this.unfollow = unfollow;
        this.getUser = getUser;
        this.callers = callers;
        this.json = json;
        this.bodies = bodies;
    }

    @Get("/followers")
    FollowersPage followers(HttpRequest<?> request, UserId id) {
        NumberedPage page = PxPaging.of(request);
        Page<PxUser.Brief> found = list(request, id, AudienceKind.FOLLOWERS, page);
        return new FollowersPage(found.total(), page.countOf(found.total()), page.number(), found.items());
    }

    @Get("/friends")
    FriendsPage friends(HttpRequest<?> request, UserId id) {
        NumberedPage page = PxPaging.of(request);
        Page<PxUser.Brief> found = list(request, id, AudienceKind.FOLLOWINGS, page);
        return new FriendsPage(found.total(), page.countOf(found.total()), page.number(), found.items());
    }

    private Page<PxUser.Brief> list(HttpRequest<?> request, UserId id, AudienceKind kind, NumberedPage page) {
        Caller caller = callers.reader(request);
        AudienceQuery query = new AudienceQuery(id, kind, Mutuality.NONE, null, caller.id(), page.offset());
        return switch (listAudience.handle(caller.id(), null, () -> query)) {
            case ListAudience.Answer.Found(var subject, var found) -> {
                PxErrors.requireEnabled(subject);
                yield found.map(listed -> json.brief(request, listed.summary()));
            }
            case ListAudience.Answer.ListClosed(var subject) -> {
                PxErrors.requireEnabled(subject);
                throw PxErrors.listClosed();
            }
            case ListAudience.Answer.ContentClosed() -> throw PxErrors.contentClosed();
            case ListAudience.Answer.NoSuchUser() -> throw PxErrors.noSuchUser();
        };
    }

    /** Follows. {@code _method=delete} in a form unfollows, for clients that cannot send DELETE. */
    @Post("/friends")
    @Consumes(MediaType.ALL)
    @AllowedWhenBlocked("with _method=delete a blocked user may unfollow; the rule refuses to follow")
    PxUserBody follow(HttpRequest<?> request, UserId id, @Body @Nullable String body) {
        Caller caller = new Caller(callers.requireUser(request, body));
        return switch (method(request, body)) {
            case "post" -> change(request, caller, id, follow::handle);
            case "delete" -> change(request, caller, id, unfollow::handle);
            default -> throw ApiError.invalid("_method is neither post nor delete.");
        };
    }

    @Delete("/friends")
    @Consumes(MediaType.ALL)
    @AllowedWhenBlocked("a blocked user may unfollow")
    PxUserBody unfollow(HttpRequest<?> request, UserId id, @Body @Nullable String body) {
        return change(request, new Caller(callers.requireUser(request, body)), id, unfollow::handle);
    }

    private String method(HttpRequest<?> request, @Nullable String body) {
        boolean isForm = request.getContentType()
                .filter(MediaType.APPLICATION_FORM_URLENCODED_TYPE::matches)
                .isPresent();
        if (!isForm) {
            return "post";
        }
        return bodies.of(request, body)
                .as(MethodForm.class)
                .method()
                .map(JsonNode::getStringValue)
                .orElse("post")
                .toLowerCase(Locale.ROOT);
    }

    private PxUserBody change(
            HttpRequest<?> request, Caller caller, UserId id, BiFunction<UserId, UserId, FollowAnswer> change) {
        // the rules of following allow blocked followees, this dialect does not
        PxErrors.requireEnabled(getUser.handle(id).orElseThrow(PxErrors::noSuchUser));
        return switch (change.apply(caller.requireUser().id(), id)) {
            case FollowAnswer.Followed() -> user(request, caller, id, true);
            case FollowAnswer.Unfollowed() -> user(request, caller, id, false);
            case FollowAnswer.AlreadyFollowing() -> throw ApiError.forbidden("You already follow this user.");
            case FollowAnswer.NotFollowing() -> throw ApiError.forbidden("You do not follow this user.");
            case FollowAnswer.Refused(var why) -> throw PxErrors.of(why);
        };
    }

    /** Read anew, because the change has changed the counters. */
    private PxUserBody user(HttpRequest<?> request, Caller caller, UserId id, boolean following) {
        UserSummary summary = getUser.handle(id).orElseThrow(PxErrors::noSuchUser);
        return new PxUserBody(json.full(request, caller, summary, following));
    }
}

package dev.kith.http.fivehundredpx;

import dev.kith.application.audience.ListAudience;
import dev.kith.application.follow.Follow;
import dev.kith.application.follow.Unfollow;
import dev.kith.application.user.GetUser;
import dev.kith.domain.audience.AudienceKind;
import dev.kith.domain.audience.AudienceQuery;
import dev.kith.domain.audience.Mutuality;
import dev.kith.domain.follow.FollowAnswer;
import dev.kith.domain.tie.Refusal;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import dev.kith.http.fivehundredpx.oauth.OAuth1Callers;
import dev.kith.http.security.Caller;
import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.input.Fields;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who follows a user, whom they follow (their friends, in this dialect), and following them. */
@Controller("${kith.px.path}/users/{id:[0-9]+}")
@Secured(SecurityRule.IS_ANONYMOUS)
final class FriendController {

    private final ListAudience listAudience;
    private final Follow follow;
    private final Unfollow unfollow;
    private final GetUser getUser;
    private final OAuth1Callers visitors;
    private final PxUserJson json;
    private final Fields.Reader bodies;

    FriendController(
            ListAudience listAudience,
            Follow follow,
            Unfollow unfollow,
            GetUser getUser,
            OAuth1Callers visitors,
            PxUserJson json,
            Fields.Reader bodies) {
        this.listAudience = listAudience;
        this.follow = follow;
        this.unfollow = unfollow;
        this.getUser = getUser;
        this.visitors = visitors;
        this.json = json;
        this.bodies = bodies;
    }

    @Get("/followers")
    Map<String, Object> followers(HttpRequest<?> request, UserId id) {
        return list(request, id, AudienceKind.FOLLOWERS, "followers");
    }

    @Get("/friends")
    Map<String, Object> friends(HttpRequest<?> request, UserId id) {
        return list(request, id, AudienceKind.FOLLOWINGS, "friends");
    }

    private Map<String, Object> list(HttpRequest<?> request, UserId id, AudienceKind kind, String name) {
        Caller caller = visitors.reader(request);
        PxPaging paging = PxPaging.of(request);
        AudienceQuery query = new AudienceQuery(id, kind, Mutuality.NONE, null, caller.id(), paging.offset());
        return switch (listAudience.handle(caller.id(), () -> query)) {
            case ListAudience.Answer.ContentClosed() -> throw UserLookups.contentClosed();
            case ListAudience.Answer.NoSuchUser() -> throw UserLookups.noSuchUser();
            case ListAudience.Answer.ListClosed(var subject) -> {
                UserLookups.requireEnabled(subject);
                throw ApiError.forbidden("This user does not show the list to you.");
            }
            case ListAudience.Answer.Found(var subject, var page) -> {
                UserLookups.requireEnabled(subject);
                Map<String, Object> body = new LinkedHashMap<>();
                body.put(name + "_count", page.total());
                body.put(name + "_pages", paging.pages(page.total()));
                body.put("page", paging.page());
                body.put(
                        name,
                        page.items().stream()
                                .map(listed -> json.brief(request, listed.summary()))
                                .toList());
                yield body;
            }
        };
    }

    /** Follows; or, for clients that cannot say DELETE, what {@code _method} in the form says. */
    @Post("/friends")
    @Consumes(MediaType.ALL)
    Map<String, Object> add(HttpRequest<?> request, UserId id, @Body @Nullable String body) {
        Caller caller = new Caller(visitors.requireUser(request, body));
        return switch (method(request, body)) {
            case "post" -> follow(request, caller, id);
            case "delete" -> unfollow(request, caller, id);
            default -> throw ApiError.invalid("_method is neither post nor delete.");
        };
    }

    @Delete("/friends")
    @Consumes(MediaType.ALL)
    Map<String, Object> remove(HttpRequest<?> request, UserId id, @Body @Nullable String body) {
        return unfollow(request, new Caller(visitors.requireUser(request, body)), id);
    }

    private String method(HttpRequest<?> request, @Nullable String body) {
        boolean isForm = request.getContentType()
                .filter(MediaType.APPLICATION_FORM_URLENCODED_TYPE::matches)
                .isPresent();
        Object word = isForm ? bodies.of(request, body).get("_method") : null;
        return word == null ? "post" : word.toString().toLowerCase(Locale.ROOT);
    }

    private Map<String, Object> follow(HttpRequest<?> request, Caller caller, UserId id) {
        User user = caller.requireUser();
        UserLookups.requireEnabled(getUser.handle(id));
        return switch (follow.handle(user.id(), id)) {
            case FollowAnswer.Followed() -> one(request, caller, id, true);
            case FollowAnswer.AlreadyFollowing() -> throw ApiError.forbidden("You already follow this user.");
            case FollowAnswer.Refused(var why) -> throw refused(why);
            case FollowAnswer.Unfollowed(), FollowAnswer.NotFollowing() ->
                throw new IllegalStateException("Following does not unfollow");
        };
    }

    private Map<String, Object> unfollow(HttpRequest<?> request, Caller caller, UserId id) {
        User user = caller.requireUser();
        UserLookups.requireEnabled(getUser.handle(id));
        return switch (unfollow.handle(user.id(), id)) {
            case FollowAnswer.Unfollowed() -> one(request, caller, id, false);
            case FollowAnswer.NotFollowing() -> throw ApiError.forbidden("You do not follow this user.");
            case FollowAnswer.Refused(var why) -> throw refused(why);
            case FollowAnswer.Followed(), FollowAnswer.AlreadyFollowing() ->
                throw new IllegalStateException("Unfollowing does not follow");
        };
    }

    private Map<String, Object> one(HttpRequest<?> request, Caller caller, UserId id, boolean follows) {
        return Map.of(
                "user", json.full(request, caller, getUser.handle(id).orElseThrow(UserLookups::noSuchUser), follows));
    }

    private static ApiError refused(Refusal why) {
        return switch (why) {
            case SELF -> ApiError.forbidden("You cannot follow yourself, nor stop doing so.");
            case CALLER_DELETED -> ApiError.invalidToken();
            case NO_SUCH_USER -> UserLookups.noSuchUser();
            case BLOCKED -> ApiError.forbidden("Your account has been disabled.");
            case HIDDEN -> ApiError.forbidden("One of you two hides the other.");
        };
    }
}

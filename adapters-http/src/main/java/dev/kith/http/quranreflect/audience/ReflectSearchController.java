package dev.kith.http.quranreflect.audience;

import dev.kith.application.follow.FollowedAmong;
import dev.kith.application.room.FindRoomMembers;
import dev.kith.application.search.SearchUsers;
import dev.kith.domain.page.Page;
import dev.kith.domain.room.RoomId;
import dev.kith.domain.search.Ranking;
import dev.kith.domain.search.UserQuery;
import dev.kith.domain.search.UserSearch;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserSummary;
import dev.kith.http.quranreflect.ReflectParameters;
import dev.kith.http.quranreflect.ReflectUserJson;
import dev.kith.http.quranreflect.RequiredScope;
import dev.kith.http.security.Caller;
import dev.kith.http.security.token.Scopes;
import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.input.QueryParameters;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Looking for users among those the caller follows, or among all; where a room is named, with whether they are members. */
@Controller("${kith.reflect.path}/users")
@Secured(SecurityRule.IS_ANONYMOUS)
final class ReflectSearchController {

    private static final int LIMIT = 10;
    private static final int MOST = 50;

    private final SearchUsers searchUsers;
    private final FindRoomMembers findRoomMembers;
    private final FollowedAmong followedAmong;
    private final ReflectUserJson json;

    ReflectSearchController(
            SearchUsers searchUsers,
            FindRoomMembers findRoomMembers,
            FollowedAmong followedAmong,
            ReflectUserJson json) {
        this.searchUsers = searchUsers;
        this.findRoomMembers = findRoomMembers;
        this.followedAmong = followedAmong;
        this.json = json;
    }

    @Get("/search")
    @RequiredScope(Scopes.SEARCH)
    Map<String, Object> search(HttpRequest<?> request, Caller caller) {
        UserId viewer = caller.id();
        return switch (searchUsers.handle(viewer, () -> question(request, caller))) {
            case SearchUsers.Answer.ContentClosed() -> throw ApiError.notAuthenticated();
            case SearchUsers.Answer.Found(var page) ->
                paging(request).envelope(users(request, viewer, room(request), page));
        };
    }

    /** Null for an anonymous caller who searches among their followings: they have none. */
    private static @Nullable UserSearch question(HttpRequest<?> request, Caller caller) {
        ReflectParameters.Paging paging = paging(request);
        room(request);
        boolean everyone = ReflectParameters.flag(request, "all");
        checkPoster(request, caller);
        UserId viewer = caller.id();
        if (viewer == null && !everyone) {
            return null;
        }
        return UserSearch.amongFollowings(
                everyone ? null : viewer,
                new UserQuery(
                        ReflectParameters.text(request, "query"),
                        null,
                        null,
                        null,
                        null,
                        null,
                        false,
                        UserQuery.Order.BY_ID,
                        viewer,
                        paging.offset()),
                new Ranking.ByRelevance());
    }

    private static ReflectParameters.Paging paging(HttpRequest<?> request) {
        return ReflectParameters.Paging.of(request, LIMIT, MOST);
    }

    private static Optional<RoomId> room(HttpRequest<?> request) {
        return ReflectParameters.number(request, "roomId", 1, Integer.MAX_VALUE).map(RoomId::new);
    }

    /** Kith lets no one post as another, so the one who posts, and whose followings are searched, is always the caller. */
    private static void checkPoster(HttpRequest<?> request, Caller caller) {
        String poster = QueryParameters.last(request, "postingAsUserId");
        if (poster != null && !poster.isBlank()) {
            UUID id = ReflectParameters.requiredUuid("postingAsUserId", poster);
            if (!caller.requireUser().uuid().equals(id)) {
                throw ApiError.forbidden("You can only post as yourself.");
            }
        }
        if (ReflectParameters.flag(request, "postingAs")) {
            caller.requireUser();
        }
    }

    private Page<Map<String, Object>> users(
            HttpRequest<?> request, @Nullable UserId viewer, Optional<RoomId> room, Page<UserSummary> found) {
        List<UserId> ids =
                found.items().stream().map(summary -> summary.user().id()).toList();
        Set<UserId> followed = viewer == null ? Set.of() : followedAmong.handle(viewer, ids);
        Optional<Set<UserId>> members = room.map(id -> members(id, ids, viewer));
        return found.map(summary -> {
            UserId id = summary.user().id();
            Map<String, Object> user = json.brief(request, summary);
            user.put("isFollowed", followed.contains(id));
            user.put("followed", followed.contains(id));
            members.ifPresent(all -> user.put("isMember", all.contains(id)));
            return user;
        });
    }

    private Set<UserId> members(RoomId room, List<UserId> users, @Nullable UserId viewer) {
        return switch (findRoomMembers.handle(room, users, viewer)) {
            case FindRoomMembers.Answer.Found(var members) -> members;
            case FindRoomMembers.Answer.NoSuchRoom() -> throw ApiError.notFound();
        };
    }
}

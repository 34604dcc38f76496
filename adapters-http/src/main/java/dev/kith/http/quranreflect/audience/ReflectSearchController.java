package dev.kith.http.quranreflect.audience;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
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
import dev.kith.http.quranreflect.ReflectPage;
import dev.kith.http.quranreflect.ReflectParameters;
import dev.kith.http.quranreflect.ReflectUser;
import dev.kith.http.quranreflect.ReflectUserJson;
import dev.kith.http.quranreflect.RequiredScope;
import dev.kith.http.security.Caller;
import dev.kith.http.security.token.Scopes;
import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.input.NumberedPage;
import dev.kith.http.wire.input.QueryParameters;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Searches users among the caller's followings or among all users; with a room, tells who is a member of it. */
@Controller("${kith.reflect.path}/users")
@Secured(SecurityRule.IS_ANONYMOUS)
final class ReflectSearchController {

    private static final int DEFAULT_LIMIT = 10;
    private static final int MAX_LIMIT = 50;

    /** @param member whether the user is a member of the room, null if the request names no room */
    @Serdeable.Serializable
    record FoundUser(
            @JsonUnwrapped ReflectUser.Brief user,
            @JsonProperty("isFollowed") boolean isFollowed,
            boolean followed,

            @JsonProperty("isMember") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Boolean member) {}

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
    ReflectPage<FoundUser> search(HttpRequest<?> request, Caller caller) {
        UserId viewer = caller.id();
        return switch (searchUsers.handle(viewer, () -> query(request, caller))) {
            case SearchUsers.Answer.Found(var found) ->
                ReflectPage.of(page(request), users(request, viewer, room(request), found));
            case SearchUsers.Answer.ContentClosed() -> throw ApiError.notAuthenticated();
        };
    }

    /** Null for an anonymous caller who searches among followings, and so finds nobody. */
    private static @Nullable UserSearch query(HttpRequest<?> request, Caller caller) {
        NumberedPage page = page(request);
        // read before the search, so that a malformed one is refused first
        room(request);
        boolean amongAll = ReflectParameters.flag(request, "all");
        checkPoster(request, caller);
        UserId viewer = caller.id();
        if (viewer == null && !amongAll) {
            return null;
        }
        return UserSearch.amongFollowings(
                amongAll ? null : viewer,
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
                        page.offset()),
                new Ranking.ByRelevance());
    }

    private static NumberedPage page(HttpRequest<?> request) {
        return ReflectParameters.page(request, DEFAULT_LIMIT, MAX_LIMIT);
    }

    private static Optional<RoomId> room(HttpRequest<?> request) {
        return ReflectParameters.number(request, "roomId", 1, Integer.MAX_VALUE).map(RoomId::new);
    }

    /** Refuses a poster other than the caller, because Kith lets nobody post as another user. */
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

    private Page<FoundUser> users(
            HttpRequest<?> request, @Nullable UserId viewer, Optional<RoomId> room, Page<UserSummary> found) {
        List<UserId> ids =
                found.items().stream().map(summary -> summary.user().id()).toList();
        Set<UserId> followed = viewer == null ? Set.of() : followedAmong.handle(viewer, ids);
        Optional<Set<UserId>> members = room.map(id -> members(id, ids, viewer));
        return found.map(summary -> {
            UserId id = summary.user().id();
            Boolean member = members.map(all -> all.contains(id)).orElse(null);
            return new FoundUser(json.brief(request, summary), followed.contains(id), followed.contains(id), member);
        });
    }

    private Set<UserId> members(RoomId room, List<UserId> users, @Nullable UserId viewer) {
        return switch (findRoomMembers.handle(room, users, viewer)) {
            case FindRoomMembers.Answer.Found(var members) -> members;
            case FindRoomMembers.Answer.NoSuchRoom() -> throw ApiError.notFound();
        };
    }
}

package dev.kith.http.reflect;

import dev.kith.application.follow.SeeFollowed;
import dev.kith.application.room.SeeMembers;
import dev.kith.application.search.SearchUsers;
import dev.kith.domain.audience.Page;
import dev.kith.domain.community.Community;
import dev.kith.domain.room.RoomId;
import dev.kith.domain.search.Ranking;
import dev.kith.domain.search.UserSearch;
import dev.kith.domain.user.Card;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserQuery;
import dev.kith.http.security.Caller;
import dev.kith.http.security.Scopes;
import dev.kith.http.wire.Failure;
import dev.kith.http.wire.Query;
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
final class SearchController {

    private static final int LIMIT = 10;
    private static final int MOST = 50;

    private final SearchUsers searchUsers;
    private final SeeMembers seeMembers;
    private final SeeFollowed seeFollowed;
    private final Community community;
    private final UserJson json;

    SearchController(
            SearchUsers searchUsers, SeeMembers seeMembers, SeeFollowed seeFollowed, Community community, UserJson json) {
        this.searchUsers = searchUsers;
        this.seeMembers = seeMembers;
        this.seeFollowed = seeFollowed;
        this.community = community;
        this.json = json;
    }

    @Get("/search")
    @Scoped(Scopes.SEARCH)
    Map<String, Object> search(HttpRequest<?> request, Caller caller) {
        if (!community.contentAvailable()) {
            caller.required();
        }
        Parameters.Paging paging = Parameters.Paging.of(request, LIMIT, MOST);
        Optional<RoomId> room = Parameters.number(request, "roomId", 1, Integer.MAX_VALUE).map(RoomId::new);
        boolean everyone = Parameters.flag(request, "all");
        checkPoster(request, caller);
        UserId viewer = caller.id();
        // whoever is no one follows no one
        Page<Card> found = viewer == null && !everyone
                ? new Page<>(0, List.of())
                : searchUsers.handle(UserSearch.amongFollowings(
                        everyone ? null : viewer,
                        new UserQuery(
                                Parameters.text(request, "query"), null, null, null, null, null, false, UserQuery.Order.BY_ID, viewer,
                                paging.offset()),
                        new Ranking.ByRelevance()));
        return paging.envelope(users(request, viewer, room, found));
    }

    /** Kith lets no one post as another, so the one who posts, and whose followings are searched, is always the caller. */
    private static void checkPoster(HttpRequest<?> request, Caller caller) {
        String poster = Query.last(request, "postingAsUserId");
        if (poster != null && !poster.isBlank()) {
            UUID id = Parameters.requiredUuid("postingAsUserId", poster);
            if (!caller.required().uuid().equals(id)) {
                throw Failure.forbidden("You can only post as yourself.");
            }
        }
        if (Parameters.flag(request, "postingAs")) {
            caller.required();
        }
    }

    private Page<Map<String, Object>> users(
            HttpRequest<?> request, @Nullable UserId viewer, Optional<RoomId> room, Page<Card> found) {
        List<UserId> ids = found.items().stream().map(card -> card.user().id()).toList();
        Set<UserId> followed = viewer == null ? Set.of() : seeFollowed.handle(viewer, ids);
        Optional<Set<UserId>> members = room.map(id -> members(id, ids, viewer));
        return found.map(card -> {
            UserId id = card.user().id();
            Map<String, Object> user = json.brief(request, card);
            user.put("isFollowed", followed.contains(id));
            user.put("followed", followed.contains(id));
            members.ifPresent(all -> user.put("isMember", all.contains(id)));
            return user;
        });
    }

    private Set<UserId> members(RoomId room, List<UserId> users, @Nullable UserId viewer) {
        return switch (seeMembers.handle(room, users, viewer)) {
            case SeeMembers.Answer.Seen(var members) -> members;
            case SeeMembers.Answer.NoSuchRoom() -> throw Failure.notFound();
        };
    }
}

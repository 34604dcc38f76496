package dev.kith.http.reflect;

import dev.kith.application.audience.ListAudience;
import dev.kith.application.follow.SeeFollowed;
import dev.kith.domain.audience.AudienceQuery;
import dev.kith.domain.audience.Kind;
import dev.kith.domain.audience.Mutuality;
import dev.kith.domain.audience.Page;
import dev.kith.domain.community.Community;
import dev.kith.domain.user.UserId;
import dev.kith.http.security.Caller;
import dev.kith.http.security.Scopes;
import dev.kith.http.wire.Failure;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.Map;
import java.util.Set;

/** Who follows a user and whom they follow, mutuals first; each with whether the caller follows them. */
@Controller("${kith.reflect.path}/users/{id}")
@Secured(SecurityRule.IS_ANONYMOUS)
final class AudienceController {

    private static final int MOST = 20;

    private final ListAudience listAudience;
    private final SeeFollowed seeFollowed;
    private final Profiles profiles;
    private final Community community;
    private final UserJson json;

    AudienceController(
            ListAudience listAudience, SeeFollowed seeFollowed, Profiles profiles, Community community, UserJson json) {
        this.listAudience = listAudience;
        this.seeFollowed = seeFollowed;
        this.profiles = profiles;
        this.community = community;
        this.json = json;
    }

    @Get("/followers")
    @Scoped(Scopes.FOLLOWERS_READ)
    Map<String, Object> followers(HttpRequest<?> request, Caller caller, String id) {
        return list(request, caller, id, Kind.FOLLOWERS);
    }

    @Get("/following")
    @Scoped(Scopes.FOLLOWING_READ)
    Map<String, Object> following(HttpRequest<?> request, Caller caller, String id) {
        return list(request, caller, id, Kind.FOLLOWINGS);
    }

    private Map<String, Object> list(HttpRequest<?> request, Caller caller, String id, Kind kind) {
        if (!community.contentAvailable()) {
            caller.required();
        }
        Parameters.Paging paging = Parameters.Paging.of(request, MOST, MOST);
        UserId subject = profiles.required(id).user().id();
        AudienceQuery query = new AudienceQuery(subject, kind, Mutuality.RECIPROCAL, null, caller.id(), paging.offset());
        return switch (listAudience.handle(query)) {
            case ListAudience.Answer.NoSuchUser() -> throw Failure.notFound();
            case ListAudience.Answer.Closed() -> throw Failure.forbidden("This user does not show the list to you.");
            case ListAudience.Answer.Found(var page) -> paging.envelope(users(request, caller, page));
        };
    }

    private Page<Map<String, Object>> users(HttpRequest<?> request, Caller caller, Page<ListAudience.Listed> page) {
        UserId viewer = caller.id();
        Set<UserId> followed = viewer == null
                ? Set.of()
                : seeFollowed.handle(viewer, page.items().stream().map(listed -> listed.entry().user()).toList());
        return page.map(listed -> json.of(request, listed.card(), viewer == null ? null : followed.contains(listed.entry().user())));
    }
}

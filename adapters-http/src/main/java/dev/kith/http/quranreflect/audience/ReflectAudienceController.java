package dev.kith.http.quranreflect.audience;

import dev.kith.application.audience.ListAudience;
import dev.kith.application.follow.FollowedAmong;
import dev.kith.domain.audience.AudienceKind;
import dev.kith.domain.audience.AudienceQuery;
import dev.kith.domain.audience.Mutuality;
import dev.kith.domain.page.Page;
import dev.kith.domain.user.UserId;
import dev.kith.http.quranreflect.Profiles;
import dev.kith.http.quranreflect.ReflectParameters;
import dev.kith.http.quranreflect.ReflectUserJson;
import dev.kith.http.quranreflect.RequiredScope;
import dev.kith.http.security.Caller;
import dev.kith.http.security.token.Scopes;
import dev.kith.http.wire.ApiError;
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
final class ReflectAudienceController {

    private static final int MOST = 20;

    private final ListAudience listAudience;
    private final FollowedAmong followedAmong;
    private final Profiles profiles;
    private final ReflectUserJson json;

    ReflectAudienceController(
            ListAudience listAudience, FollowedAmong followedAmong, Profiles profiles, ReflectUserJson json) {
        this.listAudience = listAudience;
        this.followedAmong = followedAmong;
        this.profiles = profiles;
        this.json = json;
    }

    @Get("/followers")
    @RequiredScope(Scopes.FOLLOWERS_READ)
    Map<String, Object> followers(HttpRequest<?> request, Caller caller, String id) {
        return list(request, caller, id, AudienceKind.FOLLOWERS);
    }

    @Get("/following")
    @RequiredScope(Scopes.FOLLOWING_READ)
    Map<String, Object> following(HttpRequest<?> request, Caller caller, String id) {
        return list(request, caller, id, AudienceKind.FOLLOWINGS);
    }

    private Map<String, Object> list(HttpRequest<?> request, Caller caller, String id, AudienceKind kind) {
        return switch (listAudience.handle(caller.id(), () -> query(request, caller, id, kind))) {
            case ListAudience.Answer.ContentClosed() -> throw ApiError.notAuthenticated();
            case ListAudience.Answer.NoSuchUser() -> throw ApiError.notFound();
            case ListAudience.Answer.ListClosed _ ->
                throw ApiError.forbidden("This user does not show the list to you.");
            case ListAudience.Answer.Found(var _, var page) -> paging(request).envelope(users(request, caller, page));
        };
    }

    private AudienceQuery query(HttpRequest<?> request, Caller caller, String id, AudienceKind kind) {
        ReflectParameters.Paging paging = paging(request);
        UserId subject = profiles.required(id).user().id();
        return new AudienceQuery(subject, kind, Mutuality.RECIPROCAL, null, caller.id(), paging.offset());
    }

    private static ReflectParameters.Paging paging(HttpRequest<?> request) {
        return ReflectParameters.Paging.of(request, MOST, MOST);
    }

    private Page<Map<String, Object>> users(HttpRequest<?> request, Caller caller, Page<ListAudience.Listed> page) {
        UserId viewer = caller.id();
        Set<UserId> followed = viewer == null
                ? Set.of()
                : followedAmong.handle(
                        viewer,
                        page.items().stream()
                                .map(listed -> listed.entry().user())
                                .toList());
        return page.map(listed -> json.of(
                request,
                listed.summary(),
                viewer == null ? null : followed.contains(listed.entry().user())));
    }
}

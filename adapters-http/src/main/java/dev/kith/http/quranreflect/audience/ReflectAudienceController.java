package dev.kith.http.quranreflect.audience;

import dev.kith.application.audience.AudiencePage;
import dev.kith.application.audience.ListAudience;
import dev.kith.domain.audience.AudienceKind;
import dev.kith.domain.audience.AudienceQuery;
import dev.kith.domain.audience.Mutuality;
import dev.kith.domain.community.CommunityMode;
import dev.kith.domain.page.Page;
import dev.kith.domain.tie.Relation;
import dev.kith.domain.user.UserId;
import dev.kith.http.quranreflect.ReflectPage;
import dev.kith.http.quranreflect.ReflectParameters;
import dev.kith.http.quranreflect.ReflectUser;
import dev.kith.http.quranreflect.ReflectUserJson;
import dev.kith.http.quranreflect.ReflectUserLookups;
import dev.kith.http.quranreflect.RequiredScope;
import dev.kith.http.security.Caller;
import dev.kith.http.security.token.Scopes;
import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.input.NumberedPage;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

/** Lists followers and followings, mutual ones first, each with whether the caller follows them. */
@Controller("${kith.reflect.path}/users/{id}")
@Secured(SecurityRule.IS_ANONYMOUS)
final class ReflectAudienceController {

    private static final int MAX_LIMIT = 20;

    private final ListAudience listAudience;
    private final ReflectUserLookups lookups;
    private final ReflectUserJson json;

    ReflectAudienceController(ListAudience listAudience, ReflectUserLookups lookups, ReflectUserJson json) {
        this.listAudience = listAudience;
        this.lookups = lookups;
        this.json = json;
    }

    @Get("/followers")
    @RequiredScope(Scopes.FOLLOWERS_READ)
    ReflectPage<ReflectUser> followers(HttpRequest<?> request, Caller caller, String id) {
        return list(request, caller, id, AudienceKind.FOLLOWERS);
    }

    @Get("/following")
    @RequiredScope(Scopes.FOLLOWING_READ)
    ReflectPage<ReflectUser> following(HttpRequest<?> request, Caller caller, String id) {
        return list(request, caller, id, AudienceKind.FOLLOWINGS);
    }

    private ReflectPage<ReflectUser> list(HttpRequest<?> request, Caller caller, String id, AudienceKind kind) {
        return switch (listAudience.handle(caller.id(), CommunityMode.FOLLOW, () -> query(request, caller, id, kind))) {
            case ListAudience.Answer.Found(var _, var found) ->
                ReflectPage.of(page(request), users(request, caller, found));
            case ListAudience.Answer.ContentClosed() -> throw ApiError.notAuthenticated();
            case ListAudience.Answer.NoSuchUser() -> throw ApiError.notFound();
            case ListAudience.Answer.ListClosed _ ->
                throw ApiError.forbidden("This user does not show the list to you.");
        };
    }

    private AudienceQuery query(HttpRequest<?> request, Caller caller, String id, AudienceKind kind) {
        NumberedPage page = page(request);
        UserId subject = lookups.idByUuid(id);
        return new AudienceQuery(subject, kind, Mutuality.RECIPROCAL, null, caller.id(), page.offset());
    }

    private static NumberedPage page(HttpRequest<?> request) {
        return ReflectParameters.page(request, MAX_LIMIT, MAX_LIMIT);
    }

    private Page<ReflectUser> users(HttpRequest<?> request, Caller caller, Page<AudiencePage.Listed> page) {
        return page.map(listed -> json.of(
                request, listed.summary(), caller.isAnonymous() ? null : listed.relation() == Relation.FOLLOWED));
    }
}

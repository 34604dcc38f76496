package dev.kith.http.selfcommunity.audience;

import dev.kith.application.audience.ListAudience;
import dev.kith.domain.audience.AudienceKind;
import dev.kith.domain.audience.AudienceQuery;
import dev.kith.domain.audience.Mutuality;
import dev.kith.domain.community.Community;
import dev.kith.domain.community.CommunityMode;
import dev.kith.domain.user.UserId;
import dev.kith.http.security.Caller;
import dev.kith.http.selfcommunity.AccessErrors;
import dev.kith.http.selfcommunity.CommunityAccess;
import dev.kith.http.selfcommunity.Paging;
import dev.kith.http.selfcommunity.Parameters;
import dev.kith.http.selfcommunity.UserPages;
import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.input.QueryParameters;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import org.jspecify.annotations.Nullable;

/** The followers, followings and connections of a user; mutuals first. */
@Controller("${kith.selfcommunity.path}/user")
@Secured(SecurityRule.IS_ANONYMOUS)
final class AudienceController {

    private final ListAudience listAudience;
    private final Community community;
    private final UserPages pages;
    private final CommunityAccess access;

    AudienceController(ListAudience listAudience, Community community, UserPages pages, CommunityAccess access) {
        this.listAudience = listAudience;
        this.community = community;
        this.pages = pages;
        this.access = access;
    }

    @Get("/{id:[0-9]+}/followers")
    byte[] followers(HttpRequest<?> request, Caller caller, UserId id) {
        return list(request, caller, id, AudienceKind.FOLLOWERS);
    }

    @Get("/{id:[0-9]+}/followings")
    byte[] followings(HttpRequest<?> request, Caller caller, UserId id) {
        return list(request, caller, id, AudienceKind.FOLLOWINGS);
    }

    @Get("/{id:[0-9]+}/connections")
    byte[] connections(HttpRequest<?> request, Caller caller, UserId id) {
        return list(request, caller, id, AudienceKind.CONNECTIONS);
    }

    private byte[] list(HttpRequest<?> request, Caller caller, UserId id, AudienceKind kind) {
        Paging paging = Paging.of(request);
        return switch (listAudience.handle(
                caller.id(), community.mode(), () -> query(request, caller, id, kind, paging))) {
            case ListAudience.Answer.ContentClosed() -> throw AccessErrors.contentClosed();
            case ListAudience.Answer.NoSuchUser() -> throw ApiError.notFound();
            case ListAudience.Answer.ListClosed _ ->
                throw ApiError.forbidden("This user does not show the list to you.");
            case ListAudience.Answer.Found(var _, var page) -> pages.ofAudience(request, caller, paging, page);
        };
    }

    private AudienceQuery query(HttpRequest<?> request, Caller caller, UserId id, AudienceKind kind, Paging paging) {
        access.requireMode(kind == AudienceKind.CONNECTIONS ? CommunityMode.FRIENDSHIP : CommunityMode.FOLLOW);
        Mutuality mutuality = kind == AudienceKind.CONNECTIONS ? Mutuality.SHARED : community.mutuality();
        return new AudienceQuery(id, kind, mutuality, mutual(request), caller.id(), paging.position());
    }

    private static @Nullable Boolean mutual(HttpRequest<?> request) {
        String value = QueryParameters.last(request, "mutual");
        return switch (value) {
            case null -> null;
            case "1" -> true;
            case "0" -> false;
            default -> throw Parameters.invalidChoice("mutual", value);
        };
    }
}

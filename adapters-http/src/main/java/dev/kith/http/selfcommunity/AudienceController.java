package dev.kith.http.selfcommunity;

import dev.kith.application.audience.ListAudience;
import dev.kith.domain.audience.AudienceQuery;
import dev.kith.domain.audience.Kind;
import dev.kith.domain.audience.Mutuality;
import dev.kith.domain.audience.Page;
import dev.kith.domain.community.Community;
import dev.kith.domain.community.Mode;
import dev.kith.domain.user.UserId;
import dev.kith.http.security.Caller;
import dev.kith.http.wire.Failure;
import dev.kith.http.wire.Query;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import org.jspecify.annotations.Nullable;

/** Who follows a user, whom they follow, and with whom they are connected; mutuals first. */
@Controller("${kith.selfcommunity.path}/user")
@Secured(SecurityRule.IS_ANONYMOUS)
final class AudienceController {

    private final ListAudience listAudience;
    private final Community community;
    private final UserPages pages;
    private final Gate gate;

    AudienceController(ListAudience listAudience, Community community, UserPages pages, Gate gate) {
        this.listAudience = listAudience;
        this.community = community;
        this.pages = pages;
        this.gate = gate;
    }

    @Get("/{id:[0-9]+}/followers")
    byte[] followers(HttpRequest<?> request, Caller caller, UserId id) {
        return list(request, caller, id, Kind.FOLLOWERS);
    }

    @Get("/{id:[0-9]+}/followings")
    byte[] followings(HttpRequest<?> request, Caller caller, UserId id) {
        return list(request, caller, id, Kind.FOLLOWINGS);
    }

    @Get("/{id:[0-9]+}/connections")
    byte[] connections(HttpRequest<?> request, Caller caller, UserId id) {
        return list(request, caller, id, Kind.CONNECTIONS);
    }

    private byte[] list(HttpRequest<?> request, Caller caller, UserId id, Kind kind) {
        gate.requiresContent(caller);
        gate.requires(kind == Kind.CONNECTIONS ? Mode.FRIENDSHIP : Mode.FOLLOW);
        Paging paging = Paging.of(request);
        Mutuality mutuality = kind == Kind.CONNECTIONS ? Mutuality.SHARED : community.mutuality();
        AudienceQuery query = new AudienceQuery(id, kind, mutuality, mutual(request), caller.id(), paging.position());
        return switch (listAudience.handle(query)) {
            case ListAudience.Answer.NoSuchUser() -> throw Failure.notFound();
            case ListAudience.Answer.Closed() -> throw Failure.forbidden("This user does not show the list to you.");
            case ListAudience.Answer.Found(var page) -> body(request, caller, paging, page);
        };
    }

    private byte[] body(HttpRequest<?> request, Caller caller, Paging paging, Page<ListAudience.Listed> page) {
        return pages.of(request, caller, paging, page.map(ListAudience.Listed::card), page.items().stream().map(ListAudience.Listed::entry).toList());
    }

    private static @Nullable Boolean mutual(HttpRequest<?> request) {
        String value = Query.last(request, "mutual");
        return switch (value) {
            case null -> null;
            case "1" -> true;
            case "0" -> false;
            default -> throw UserFilters.notAChoice("mutual", value);
        };
    }
}

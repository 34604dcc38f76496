package dev.kith.http.selfcommunity;

import dev.kith.application.audience.AudiencePage;
import dev.kith.application.tie.FindRelations;
import dev.kith.domain.page.Page;
import dev.kith.domain.tie.Relation;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserSummary;
import dev.kith.http.security.Caller;
import dev.kith.http.wire.Links;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes pages of users as JSON, as the caller may see them. */
@Singleton
public final class UserPages {

    private final FindRelations findRelations;
    private final RenderedUsers rendered;
    private final Links links;

    UserPages(FindRelations findRelations, RenderedUsers rendered, Links links) {
        this.findRelations = findRelations;
        this.rendered = rendered;
        this.links = links;
    }

    public byte[] of(HttpRequest<?> request, Caller caller, Paging paging, Page<UserSummary> page) {
        List<UserSummary> summaries = page.items();
        UserId viewer = caller.id();
        Map<UserId, Relation> relations = viewer == null
                ? Map.of()
                : findRelations.handle(
                        viewer,
                        summaries.stream().map(summary -> summary.user().id()).toList());
        return rendered.page(request, caller, paging.page(links, page.total(), List.of()), summaries, relations);
    }

    /** @param page may hold one user more than the caller asked for */
    public byte[] ofAudience(HttpRequest<?> request, Caller caller, Paging paging, Page<AudiencePage.Listed> page) {
        List<AudiencePage.Listed> shown =
                page.items().subList(0, Math.min(paging.limit(), page.items().size()));
        return rendered.page(
                request,
                caller,
                paging.emptyPage(
                        links,
                        page.total(),
                        page.items().stream().map(AudiencePage.Listed::entry).toList()),
                shown.stream().map(AudiencePage.Listed::summary).toList(),
                shown.stream()
                        .collect(Collectors.toMap(listed -> listed.entry().user(), AudiencePage.Listed::relation)));
    }
}

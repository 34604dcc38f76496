package dev.kith.http.selfcommunity;

import dev.kith.application.tie.SeeRelations;
import dev.kith.domain.audience.Entry;
import dev.kith.domain.audience.Page;
import dev.kith.domain.tie.Relation;
import dev.kith.domain.user.Card;
import dev.kith.domain.user.UserId;
import dev.kith.http.security.Caller;
import dev.kith.http.wire.Links;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** A page of users as the caller sees them, as JSON. */
@Singleton
final class UserPages {

    private final SeeRelations seeRelations;
    private final RenderedUsers rendered;
    private final Links links;

    UserPages(SeeRelations seeRelations, RenderedUsers rendered, Links links) {
        this.seeRelations = seeRelations;
        this.rendered = rendered;
        this.links = links;
    }

    byte[] of(HttpRequest<?> request, Caller caller, Paging paging, Page<Card> page) {
        return of(request, caller, paging.envelope(links, page.total(), List.of()), page.items());
    }

    /** @param places where each of the users stands in their list; there may be one more of both than fit on the page */
    byte[] of(HttpRequest<?> request, Caller caller, Paging paging, Page<Card> page, List<Entry> places) {
        List<Card> shown = page.items().subList(0, Math.min(paging.limit(), page.items().size()));
        return of(request, caller, paging.envelope(links, page.total(), List.of(), places), shown);
    }

    private byte[] of(HttpRequest<?> request, Caller caller, Map<String, Object> envelope, List<Card> cards) {
        UserId viewer = caller.id();
        Map<UserId, Relation> relations =
                viewer == null ? Map.of() : seeRelations.handle(viewer, cards.stream().map(card -> card.user().id()).toList());
        return rendered.page(request, caller, envelope, cards, relations);
    }
}

package dev.kith.http.selfcommunity;

import dev.kith.application.tie.SeeRelations;
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

/** A page of users as the caller sees them. */
@Singleton
final class UserPages {

    private final SeeRelations seeRelations;
    private final UserJson json;
    private final Links links;

    UserPages(SeeRelations seeRelations, UserJson json, Links links) {
        this.seeRelations = seeRelations;
        this.json = json;
        this.links = links;
    }

    Map<String, Object> of(HttpRequest<?> request, Caller caller, Paging paging, Page<Card> page) {
        List<UserId> ids = page.items().stream().map(card -> card.user().id()).toList();
        UserId viewer = caller.id();
        Map<UserId, Relation> relations = viewer == null ? Map.of() : seeRelations.handle(viewer, ids);
        return paging.envelope(links, page.total(), page.items().stream()
                .map(card -> json.of(request, caller, card, relations.getOrDefault(card.user().id(), Relation.NONE)))
                .toList());
    }
}

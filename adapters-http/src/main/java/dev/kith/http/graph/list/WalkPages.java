package dev.kith.http.graph.list;

import dev.kith.application.walk.WalkAudience;
import dev.kith.application.walk.WalkDetail;
import dev.kith.domain.key.KeyScope;
import dev.kith.domain.user.UserId;
import dev.kith.domain.walk.AudienceWalk;
import dev.kith.http.graph.caller.GraphCaller;
import dev.kith.http.graph.problem.Problems;
import dev.kith.http.graph.request.GraphParameters;
import dev.kith.http.graph.tie.RelationshipMember;
import dev.kith.http.graph.tie.RelationshipView;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers a walk through a list around a user with a page. */
@Singleton
final class WalkPages {

    private final WalkAudience walkAudience;
    private final ListPages pages;

    WalkPages(WalkAudience walkAudience, ListPages pages) {
        this.walkAudience = walkAudience;
        this.pages = pages;
    }

    /** How a request names the viewer. The names of other users may be added. */
    static Map<UserId, String> names(HttpRequest<?> request, @Nullable UserId viewer) {
        Map<UserId, String> names = new HashMap<>();
        String text = request.getParameters().get(GraphParameters.VIEWER);
        if (viewer != null && text != null) {
            names.put(viewer, text);
        }
        return names;
    }

    /** @param names of the users of the walk, as the request has them */
    HttpResponse<?> answer(
            HttpRequest<?> request, GraphCaller caller, AudienceWalk walk, ListView view, Map<UserId, String> names) {
        ListPages.Asked asked = pages.asked(request, question(walk));
        return switch (walkAudience.handle(walk, seesAll(caller), asked.after(), view.limit(), view.details())) {
            case WalkAudience.Answer.NoSuchUser(UserId user) ->
                throw Problems.userNotFound(names.getOrDefault(user, user.toString()));
            case WalkAudience.Answer.ListClosed(var kind) ->
                throw Problems.listClosed(kind.name().toLowerCase(Locale.ROOT));
            case WalkAudience.Answer.Found(var page) ->
                pages.answer(request, caller, asked, view, page, listed -> item(caller, listed, view));
        };
    }

    /** Everything that decides what the whole list is, so that a cursor of another list is noticed. */
    private static String question(AudienceWalk walk) {
        return Stream.of(
                        walk.list().kind(),
                        walk.list().subject(),
                        walk.order(),
                        walk.mutual(),
                        walk.compared() == null ? null : walk.compared().kind(),
                        walk.compared() == null ? null : walk.compared().subject(),
                        walk.shared(),
                        walk.since(),
                        walk.until(),
                        walk.viewer())
                .map(String::valueOf)
                .collect(Collectors.joining(" "));
    }

    private static boolean seesAll(GraphCaller caller) {
        return caller instanceof GraphCaller.Program(var key) && key.allows(KeyScope.PRIVATE_READ);
    }

    private static PageItem item(GraphCaller caller, WalkAudience.Listed listed, ListView view) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("since", listed.entry().since());
        if (view.details().contains(WalkDetail.MUTUAL)) {
            members.put("mutual", listed.entry().mutual());
            members.put("shared", listed.entry().shared());
            members.put(
                    "relationship",
                    listed.relationship() == null
                            ? null
                            : RelationshipView.of(caller).render(listed.relationship(), RelationshipMember.ALL));
        }
        return new PageItem(listed.entry().user(), listed.summary(), members);
    }
}

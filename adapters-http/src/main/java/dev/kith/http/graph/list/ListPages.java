package dev.kith.http.graph.list;

import dev.kith.application.journal.GetState;
import dev.kith.application.walk.WalkAudience;
import dev.kith.domain.key.KeyScope;
import dev.kith.domain.user.ExternalId;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserSummary;
import dev.kith.domain.walk.AudienceWalk;
import dev.kith.domain.walk.WalkCursor;
import dev.kith.http.graph.answer.GraphPages;
import dev.kith.http.graph.answer.GraphTimes;
import dev.kith.http.graph.answer.UserRenderer;
import dev.kith.http.graph.caller.GraphCaller;
import dev.kith.http.graph.problem.Problems;
import dev.kith.http.graph.tie.RelationshipMember;
import dev.kith.http.graph.tie.RelationshipView;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers a walk with a page of users, or of references to them. */
@Singleton
final class ListPages {

    private final WalkAudience walkAudience;
    private final GetState getState;
    private final UserRenderer renderer;
    private final GraphPages pages;

    ListPages(WalkAudience walkAudience, GetState getState, UserRenderer renderer, GraphPages pages) {
        this.walkAudience = walkAudience;
        this.getState = getState;
        this.renderer = renderer;
        this.pages = pages;
    }

    /** @param names of the users of the walk, as the request has them */
    HttpResponse<?> answer(
            HttpRequest<?> request, GraphCaller caller, AudienceWalk walk, ListView view, Map<UserId, String> names) {
        String question = question(walk);
        String after = request.getParameters().get(GraphPages.AFTER);
        WalkCursor cursor = after == null ? null : ListCursor.parse(after, question);
        String state = getState.handle().toString();
        return switch (walkAudience.handle(walk, seesAll(caller), cursor, view.limit(), view.details())) {
            case WalkAudience.Answer.NoSuchUser(UserId user) ->
                throw Problems.userNotFound(names.getOrDefault(user, user.toString()));
            case WalkAudience.Answer.ListClosed(var kind) ->
                throw Problems.listClosed(kind.name().toLowerCase(Locale.ROOT));
            case WalkAudience.Answer.Found found ->
                pages.answer(request, content(request, caller, found, view, question), state);
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

    private GraphPages.Content content(
            HttpRequest<?> request,
            GraphCaller caller,
            WalkAudience.Answer.Found found,
            ListView view,
            String question) {
        String next = found.next() == null ? null : ListCursor.text(found.next(), question);
        return switch (view) {
            case ListView.Items items ->
                new GraphPages.Content(
                        "data",
                        found.users().stream()
                                .map(listed -> item(request, caller, listed, items))
                                .toList(),
                        next,
                        found.count(),
                        found.complete());
            case ListView.Ids ids ->
                new GraphPages.Content(
                        "ids",
                        found.users().stream()
                                .map(listed -> reference(caller, listed, ids.form()))
                                .toList(),
                        next,
                        found.count(),
                        null);
        };
    }

    /** A program sees every external id, also where it asks for a viewer: it knows its users by them. */
    private Map<String, @Nullable Object> item(
            HttpRequest<?> request, GraphCaller caller, WalkAudience.Listed listed, ListView.Items view) {
        UserSummary summary = Objects.requireNonNull(listed.summary());
        Map<String, @Nullable Object> item = new LinkedHashMap<>();
        item.put("user", renderer.render(request, caller.viewer(), summary, view.fields()));
        item.put("since", GraphTimes.text(listed.entry().since()));
        item.put("mutual", listed.entry().mutual());
        item.put("shared", listed.entry().shared());
        item.put(
                "relationship",
                listed.relationship() == null
                        ? null
                        : RelationshipView.of(caller).render(listed.relationship(), RelationshipMember.ALL));
        return item;
    }

    private static @Nullable String reference(GraphCaller caller, WalkAudience.Listed listed, ListView.Form form) {
        UserId id = listed.entry().user();
        return switch (form) {
            case ID -> id.toString();
            case UUID -> Objects.requireNonNull(listed.summary()).user().uuid().toString();
            case EXT -> externalId(caller, Objects.requireNonNull(listed.summary()));
        };
    }

    private static @Nullable String externalId(GraphCaller caller, UserSummary summary) {
        ExternalId id = summary.user().externalId();
        boolean isTold = caller.viewer() == null || summary.user().id().equals(caller.viewer());
        return isTold ? Objects.toString(id, null) : null;
    }
}

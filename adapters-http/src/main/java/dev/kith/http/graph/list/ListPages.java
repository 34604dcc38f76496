package dev.kith.http.graph.list;

import dev.kith.application.journal.GetState;
import dev.kith.application.walk.WalkedPage;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserSummary;
import dev.kith.domain.walk.WalkCursor;
import dev.kith.http.graph.answer.GraphPages;
import dev.kith.http.graph.answer.UserRenderer;
import dev.kith.http.graph.caller.GraphCaller;
import dev.kith.http.graph.caller.ListParameters;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the place of a page of users, and writes the page. */
@Singleton
final class ListPages {

    private final GetState getState;
    private final UserRenderer renderer;
    private final GraphPages pages;

    ListPages(GetState getState, UserRenderer renderer, GraphPages pages) {
        this.getState = getState;
        this.renderer = renderer;
        this.pages = pages;
    }

    /**
     * A page that was asked for.
     *
     * @param question everything that decides what the whole list is
     * @param state before the page is read
     */
    record Asked(String question, @Nullable WalkCursor after, String state) {}

    /** @throws dev.kith.http.wire.ApiError 400 for the cursor of another question */
    Asked asked(HttpRequest<?> request, String question) {
        String after = request.getParameters().get(ListParameters.AFTER);
        return new Asked(
                question,
                after == null ? null : ListCursor.parse(after, question),
                getState.handle().toString());
    }

    /** A program sees every external id, also where it asks for a viewer: it knows its users by them. */
    <T> HttpResponse<?> answer(
            HttpRequest<?> request,
            GraphCaller caller,
            Asked asked,
            ListView view,
            WalkedPage<T> page,
            Function<T, PageItem> item) {
        String next = page.next() == null ? null : ListCursor.text(page.next(), asked.question);
        GraphPages.Content content = switch (view) {
            case ListView.Items items ->
                new GraphPages.Content(
                        "data",
                        page.users().stream()
                                .map(each -> json(request, caller, item.apply(each), items))
                                .toList(),
                        next,
                        page.count(),
                        page.complete());
            case ListView.Ids ids ->
                new GraphPages.Content(
                        "ids",
                        page.users().stream()
                                .map(each -> reference(caller, item.apply(each), ids.form()))
                                .toList(),
                        next,
                        page.count(),
                        null);
        };
        return pages.answer(request, content, asked.state);
    }

    private Map<String, @Nullable Object> json(
            HttpRequest<?> request, GraphCaller caller, PageItem item, ListView.Items view) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put(
                "user",
                renderer.render(request, caller.viewer(), Objects.requireNonNull(item.summary()), view.fields()));
        json.putAll(item.members());
        return json;
    }

    private static @Nullable String reference(GraphCaller caller, PageItem item, ListView.Form form) {
        return switch (form) {
            case ID -> item.user().toString();
            case UUID -> Objects.requireNonNull(item.summary()).user().uuid().toString();
            case EXT -> externalId(caller.viewer(), Objects.requireNonNull(item.summary()));
        };
    }

    private static @Nullable String externalId(@Nullable UserId viewer, UserSummary summary) {
        boolean isTold = viewer == null || viewer.equals(summary.user().id());
        return isTold ? Objects.toString(summary.user().externalId(), null) : null;
    }
}

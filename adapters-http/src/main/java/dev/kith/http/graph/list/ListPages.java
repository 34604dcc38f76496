package dev.kith.http.graph.list;

import dev.kith.application.journal.GetState;
import dev.kith.application.walk.WalkedPage;
import dev.kith.domain.change.JournalPosition;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserSummary;
import dev.kith.domain.walk.WalkCursor;
import dev.kith.http.graph.answer.GraphPages;
import dev.kith.http.graph.answer.GraphTimes;
import dev.kith.http.graph.answer.UserRenderer;
import dev.kith.http.graph.caller.GraphCaller;
import dev.kith.http.graph.caller.ListParameters;
import dev.kith.http.wire.json.JsonText;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the place of a page of users, and writes the page. */
@Singleton
final class ListPages {

    private static final byte[] START_OF_ARRAY = JsonText.ascii("[");
    private static final byte[] START_OF_FIRST_ITEM = JsonText.ascii("{\"user\":");
    private static final byte[] START_OF_ITEM = JsonText.ascii(",{\"user\":");
    private static final byte[] END_OF_ITEM = JsonText.ascii("}");
    private static final byte[] END_OF_ARRAY = JsonText.ascii("]");
    private static final byte[] NULL = JsonText.ascii("null");
    private static final byte[] TRUE = JsonText.ascii("true");
    private static final byte[] FALSE = JsonText.ascii("false");

    /** About the length of an item. */
    private static final int ITEM_BYTES = 300;

    private final GetState getState;
    private final UserRenderer renderer;
    private final GraphPages pages;
    private final JsonMapper mapper;

    ListPages(GetState getState, UserRenderer renderer, GraphPages pages, JsonMapper mapper) {
        this.getState = getState;
        this.renderer = renderer;
        this.pages = pages;
        this.mapper = mapper;
    }

    /**
     * A page that was asked for.
     *
     * @param question everything that decides what the whole list is
     * @param state before the page is read
     */
    record Asked(
            String question,
            @Nullable WalkCursor after,
            @Nullable String state) {}

    /** @throws dev.kith.http.wire.ApiError 400 for the cursor of another question */
    Asked asked(HttpRequest<?> request, String question) {
        String after = request.getParameters().get(ListParameters.AFTER);
        return new Asked(
                question,
                after == null ? null : ListCursor.parse(after, question),
                getState.handle().map(JournalPosition::toString).orElse(null));
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
                        items(request, caller, page.users().stream().map(item).toList(), items),
                        next,
                        page.count(),
                        page.complete());
            case ListView.Ids ids ->
                new GraphPages.Content(
                        "ids",
                        pages.text(page.users().stream()
                                .map(each -> reference(caller, item.apply(each), ids.form()))
                                .toList()),
                        next,
                        page.count(),
                        null);
        };
        return pages.answer(request, content, asked.state);
    }

    private JsonText items(HttpRequest<?> request, GraphCaller caller, List<PageItem> items, ListView.Items view) {
        List<byte[]> users = renderer.texts(
                request,
                caller.viewer(),
                items.stream()
                        .map(item -> Objects.requireNonNull(item.summary()))
                        .toList(),
                view.fields());
        JsonText text = new JsonText(items.size() * ITEM_BYTES).add(START_OF_ARRAY);
        for (int index = 0; index < items.size(); index++) {
            text.add(index == 0 ? START_OF_FIRST_ITEM : START_OF_ITEM).add(users.get(index));
            items.get(index)
                    .members()
                    .forEach((name, value) ->
                            text.add(JsonText.ascii(",\"" + name + "\":")).add(json(value)));
            text.add(END_OF_ITEM);
        }
        return text.add(END_OF_ARRAY);
    }

    /** The mapper is slow for values that are this simple. */
    private byte[] json(@Nullable Object value) {
        return switch (value) {
            case null -> NULL;
            case Boolean flag -> flag ? TRUE : FALSE;
            case Instant moment -> JsonText.ascii('"' + GraphTimes.text(moment) + '"');
            default -> JsonText.of(mapper, value);
        };
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

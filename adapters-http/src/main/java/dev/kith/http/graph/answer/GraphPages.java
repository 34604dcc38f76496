package dev.kith.http.graph.answer;

import dev.kith.http.graph.caller.ListParameters;
import dev.kith.http.wire.Links;
import dev.kith.http.wire.header.EntityTags;
import dev.kith.http.wire.json.JsonText;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the pages of all lists. */
@Singleton
public final class GraphPages {

    private static final byte[] END_OF_OBJECT = JsonText.ascii("}");

    /** About the length of the member {@code state}. */
    private static final int STATE_BYTES = 50;

    private final JsonMapper mapper;
    private final Links links;

    GraphPages(JsonMapper mapper, Links links) {
        this.mapper = mapper;
        this.links = links;
    }

    /**
     * A page.
     *
     * @param member {@code data} or {@code ids}
     * @param items JSON text, an array
     * @param next the cursor of the next page, null at the end
     * @param count the number of items in the whole list, null if it was not asked for or not found
     * @param complete false if a bound of work was hit; null to leave it out
     */
    public record Content(
            String member,
            JsonText items,
            @Nullable String next,
            @Nullable Long count,
            @Nullable Boolean complete) {}

    public JsonText text(List<? extends @Nullable Object> items) {
        byte[] text = JsonText.of(mapper, items);
        return new JsonText(text.length).add(text);
    }

    /**
     * The page, its entity tag, and the address of the next one. 304 if the caller has the page.
     *
     * @param state before the page was read, so that a reader who follows the journal from there misses nothing; null
     *     without a journal
     */
    public HttpResponse<?> answer(HttpRequest<?> request, Content content, @Nullable String state) {
        byte[] page = page(content);
        String tag = "\"" + JsonHash.of(page) + "\"";
        MutableHttpResponse<?> answer;
        if (EntityTags.isKnown(request, tag)) {
            answer = HttpResponse.notModified();
        } else {
            answer = HttpResponse.ok(new JsonText(page.length + STATE_BYTES)
                    .addOpen(page)
                    .addMembers(JsonText.of(mapper, Collections.singletonMap("state", state)))
                    .add(END_OF_OBJECT)
                    .toBytes());
        }
        answer.header(HttpHeaders.ETAG, EntityTags.weak(tag));
        if (content.next != null) {
            String address = links.withParameters(request, Map.of(ListParameters.AFTER, content.next));
            answer.header(HttpHeaders.LINK, "<" + address + ">; rel=\"next\"");
        }
        return answer;
    }

    /** The page without its state. */
    private byte[] page(Content content) {
        Map<String, @Nullable Object> rest = new LinkedHashMap<>();
        rest.put("next", content.next);
        rest.put("count", content.count);
        if (content.complete != null) {
            rest.put("complete", content.complete);
        }
        byte[] members = JsonText.of(mapper, rest);
        return new JsonText(content.items.size() + members.length + STATE_BYTES)
                .add(JsonText.ascii("{\"" + content.member + "\":"))
                .add(content.items)
                .addMembers(members)
                .add(END_OF_OBJECT)
                .toBytes();
    }
}

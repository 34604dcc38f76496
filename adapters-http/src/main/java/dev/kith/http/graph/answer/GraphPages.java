package dev.kith.http.graph.answer;

import dev.kith.http.graph.caller.ListParameters;
import dev.kith.http.wire.Links;
import dev.kith.http.wire.header.EntityTags;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the pages of all lists. */
@Singleton
public final class GraphPages {

    private final JsonHash hash;
    private final Links links;

    GraphPages(JsonHash hash, Links links) {
        this.hash = hash;
        this.links = links;
    }

    /**
     * A page.
     *
     * @param member {@code data} or {@code ids}
     * @param next the cursor of the next page, null at the end
     * @param count the number of items in the whole list, null if it was not asked for or not found
     * @param complete false if a bound of work was hit; null to leave it out
     */
    public record Content(
            String member,
            List<? extends @Nullable Object> items,
            @Nullable String next,
            @Nullable Long count,
            @Nullable Boolean complete) {}

    /**
     * The page, its entity tag, and the address of the next one. 304 if the caller has the page.
     *
     * @param state before the page was read, so that a reader who follows the journal from there misses nothing
     */
    public HttpResponse<?> answer(HttpRequest<?> request, Content content, String state) {
        Map<String, @Nullable Object> page = new LinkedHashMap<>();
        page.put(content.member, content.items);
        page.put("next", content.next);
        page.put("count", content.count);
        if (content.complete != null) {
            page.put("complete", content.complete);
        }
        String tag = "\"" + hash.of(page) + "\"";
        MutableHttpResponse<?> answer;
        if (EntityTags.isKnown(request, tag)) {
            answer = HttpResponse.notModified();
        } else {
            page.put("state", state);
            answer = HttpResponse.ok(page);
        }
        answer.header(HttpHeaders.ETAG, EntityTags.weak(tag));
        if (content.next != null) {
            String address = links.withParameters(request, Map.of(ListParameters.AFTER, content.next));
            answer.header(HttpHeaders.LINK, "<" + address + ">; rel=\"next\"");
        }
        return answer;
    }
}

package dev.kith.http.selfcommunity;

import dev.kith.domain.audience.Entry;
import dev.kith.domain.audience.Slice;
import dev.kith.domain.user.UserId;
import dev.kith.http.wire.Links;
import dev.kith.http.wire.Query;
import io.micronaut.http.HttpRequest;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Limit and offset by the rules of Django REST framework, where nothing a caller sends is an error; and, beside the offset, the place a list of
 * followers was left at ({@code after}), so that following {@code next} costs the same on every page and loses no one to changes before it.
 */
record Paging(HttpRequest<?> request, long offset, int limit, @Nullable Entry after) {

    private static final int DEFAULT_LIMIT = 20;
    private static final int MAX_LIMIT = 100;

    static Paging of(HttpRequest<?> request) {
        long limit = Query.number(request, "limit");
        return new Paging(
                request,
                Math.max(0, Query.number(request, "offset")),
                limit < 1 ? DEFAULT_LIMIT : (int) Math.min(limit, MAX_LIMIT),
                Place.parse(Query.last(request, "after")));
    }

    /** The page itself; where the walk goes by places, one more, to see whether it goes on. */
    Slice slice() {
        return new Slice(offset, after == null ? limit : limit + 1, after);
    }

    /** Without regard to the place, for lists that have none. */
    Slice plain() {
        return Slice.of(offset, limit);
    }

    Map<String, Object> envelope(Links links, long total, List<?> results) {
        return envelope(links, total, results, offset + limit < total, null);
    }

    /** @param places where each of the results stands in the list; there may be one more of them than fit on the page */
    Map<String, Object> envelope(Links links, long total, List<?> results, List<Entry> places) {
        boolean more = after == null ? offset + limit < total : places.size() > limit;
        List<?> shown = results.size() > limit ? results.subList(0, limit) : results;
        return envelope(links, total, shown, more, shown.isEmpty() ? null : places.get(shown.size() - 1));
    }

    private Map<String, Object> envelope(Links links, long total, List<?> results, boolean more, @Nullable Entry last) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("count", total);
        body.put("next", more ? links.again(request, next(last)) : null);
        body.put("previous", offset > 0 ? links.again(request, previous()) : null);
        body.put("results", results);
        return body;
    }

    private Map<String, @Nullable String> next(@Nullable Entry last) {
        Map<String, @Nullable String> changes = new HashMap<>();
        changes.put("limit", Integer.toString(limit));
        changes.put("offset", Long.toString(offset + limit));
        changes.put("after", last == null ? null : Place.print(last));
        return changes;
    }

    private Map<String, @Nullable String> previous() {
        Map<String, @Nullable String> changes = new HashMap<>();
        changes.put("limit", Integer.toString(limit));
        changes.put("offset", offset - limit > 0 ? Long.toString(offset - limit) : null);
        changes.put("after", null);
        return changes;
    }

    /** An entry as an opaque text. One that was tampered with is another place, or none. */
    private static final class Place {

        private static final int BYTES = 1 + Long.BYTES + Long.BYTES;

        static String print(Entry entry) {
            ByteBuffer bytes = ByteBuffer.allocate(BYTES)
                    .put((byte) (entry.mutual() ? 1 : 0))
                    .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, entry.since()))
                    .putLong(entry.user().value());
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
        }

        static @Nullable Entry parse(@Nullable String text) {
            if (text == null) {
                return null;
            }
            try {
                ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
                if (bytes.remaining() != BYTES) {
                    return null;
                }
                boolean mutual = bytes.get() == 1;
                Instant since = Instant.EPOCH.plus(bytes.getLong(), ChronoUnit.MICROS);
                return new Entry(new UserId(bytes.getLong()), mutual, since);
            } catch (IllegalArgumentException e) {
                return null;
            }
        }
    }
}

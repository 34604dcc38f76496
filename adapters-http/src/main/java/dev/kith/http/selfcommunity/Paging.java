package dev.kith.http.selfcommunity;

import dev.kith.domain.audience.AudienceEntry;
import dev.kith.domain.page.Cursor;
import dev.kith.domain.page.Offset;
import dev.kith.domain.page.Position;
import dev.kith.domain.user.UserId;
import dev.kith.http.wire.Links;
import dev.kith.http.wire.Microseconds;
import dev.kith.http.wire.input.QueryParameters;
import io.micronaut.http.HttpRequest;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The part of a list that a request asks for: limit and offset by the rules of Django REST framework, which accept any
 * value. Audience lists also take a cursor ({@code after}), so that each {@code next} page costs the same and skips
 * nobody when the list changes before it.
 */
public record Paging(
        HttpRequest<?> request,
        long start,
        int limit,
        @Nullable Cursor after) {

    private static final int DEFAULT_LIMIT = 20;
    private static final int MAX_LIMIT = 100;

    public static Paging of(HttpRequest<?> request) {
        long limit = QueryParameters.number(request, "limit");
        return new Paging(
                request,
                Math.max(0, QueryParameters.number(request, "offset")),
                limit < 1 ? DEFAULT_LIMIT : (int) Math.min(limit, MAX_LIMIT),
                CursorText.parse(QueryParameters.last(request, "after")));
    }

    /** For lists with cursors. After a cursor it asks for one item more, which shows whether the list continues. */
    public Position position() {
        return after == null ? offset() : new Position.After(after, limit + 1);
    }

    /** For lists without cursors. */
    public Offset offset() {
        return new Offset(start, limit);
    }

    public <T> PageBody<T> page(Links links, long total, List<T> results) {
        return page(links, total, results, start + limit < total, null);
    }

    /**
     * The page without results.
     *
     * @param entries of the list; may hold one more than fits on the page
     */
    <T> PageBody<T> emptyPage(Links links, long total, List<AudienceEntry> entries) {
        boolean more = after == null ? start + limit < total : entries.size() > limit;
        int shown = Math.min(limit, entries.size());
        return page(links, total, List.of(), more, shown == 0 ? null : entries.get(shown - 1));
    }

    private <T> PageBody<T> page(Links links, long total, List<T> results, boolean more, @Nullable AudienceEntry last) {
        return new PageBody<>(
                total,
                more ? links.withParameters(request, next(last)) : null,
                start > 0 ? links.withParameters(request, previous()) : null,
                results);
    }

    private Map<String, @Nullable String> next(@Nullable AudienceEntry last) {
        Map<String, @Nullable String> changes = new HashMap<>();
        changes.put("limit", Integer.toString(limit));
        changes.put("offset", Long.toString(start + limit));
        changes.put("after", last == null ? null : CursorText.print(last.cursor()));
        return changes;
    }

    private Map<String, @Nullable String> previous() {
        Map<String, @Nullable String> changes = new HashMap<>();
        changes.put("limit", Integer.toString(limit));
        changes.put("offset", start - limit > 0 ? Long.toString(start - limit) : null);
        changes.put("after", null);
        return changes;
    }

    /** Writes a cursor as an opaque text. A forged text reads as another cursor, or as none. */
    private static final class CursorText {

        private static final int BYTES = 1 + Long.BYTES + Long.BYTES;

        static String print(Cursor cursor) {
            ByteBuffer bytes = ByteBuffer.allocate(BYTES)
                    .put((byte) (cursor.mutual() ? 1 : 0))
                    .putLong(Microseconds.of(cursor.since()))
                    .putLong(cursor.user().value());
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
        }

        static @Nullable Cursor parse(@Nullable String text) {
            if (text == null) {
                return null;
            }
            try {
                ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
                if (bytes.remaining() != BYTES) {
                    return null;
                }
                boolean mutual = bytes.get() == 1;
                Instant since = Microseconds.toInstant(bytes.getLong());
                return new Cursor(mutual, since, new UserId(bytes.getLong()));
            } catch (IllegalArgumentException e) {
                return null;
            }
        }
    }
}

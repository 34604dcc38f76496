package dev.kith.http.selfcommunity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.stats.ConcurrentStatsCounter;
import com.github.benmanes.caffeine.cache.stats.StatsCounter;
import dev.kith.domain.tie.Relation;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserSummary;
import dev.kith.http.metrics.CaffeineMetrics;
import dev.kith.http.security.Caller;
import dev.kith.http.settings.RenderedUsersSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micronaut.http.HttpRequest;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Caches users as JSON text and joins the texts to pages. This is the one place that writes JSON without the mapper:
 * the lists of users take most of the requests, and the mapper took most of their time. The result is the mapper's, to
 * the byte.
 *
 * <p>A cached text ends before the keys that depend on the caller. It belongs to one summary and one host, and serves
 * equal ones only, so it is never stale.
 */
@Singleton
final class RenderedUsers implements MeterBinder {

    private static final class RenderedUser {

        private final UserSummary summary;
        private final String host;
        private final byte[] bytes;

        RenderedUser(UserSummary summary, String host, byte[] bytes) {
            this.summary = summary;
            this.host = host;
            this.bytes = bytes;
        }

        boolean isOf(UserSummary asked, String askedHost) {
            return host.equals(askedHost) && summary.equals(asked);
        }
    }

    private static final byte[] COMMA = ascii(",");
    private static final byte[] END_OF_OBJECT = ascii("}");
    private static final byte[] END_OF_PAGE = ascii("]}");

    /** The ends of users for a caller who is signed in, by the caller's relation to the user. */
    private static final Map<Relation, byte[]> ENDS_WITH_RELATION = endsWithRelation();

    /** The weight of an entry beside its text, in bytes. */
    private static final int ENTRY_BYTES = 110;

    /** One of so many hits updates the cache's statistics of use. */
    private static final int HITS_PER_SAMPLE = 16;

    private final UserJson json;
    private final JsonMapper mapper;
    private final StatsCounter stats = new ConcurrentStatsCounter();
    private final Cache<UserId, RenderedUser> texts;

    RenderedUsers(UserJson json, JsonMapper mapper, RenderedUsersSettings settings) {
        this.json = json;
        this.mapper = mapper;
        this.texts = Caffeine.newBuilder()
                .maximumWeight(settings.maxBytes())
                .weigher((UserId id, RenderedUser text) -> ENTRY_BYTES + text.bytes.length)
                .recordStats(() -> stats)
                .build();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        CaffeineMetrics.bind(registry, "rendered_users", texts);
    }

    /**
     * Writes the page with these users as its results.
     *
     * @param page without results
     * @param relations of the caller to the users; not used for an anonymous caller
     */
    byte[] page(
            HttpRequest<?> request,
            Caller caller,
            PageBody<UserBody> page,
            List<UserSummary> summaries,
            Map<UserId, Relation> relations) {
        String host = json.host(request);
        byte[] head = bytes(page);
        List<byte[]> parts = new ArrayList<>(3 * summaries.size() + 2);
        parts.add(Arrays.copyOf(head, head.length - END_OF_PAGE.length));
        for (int index = 0; index < summaries.size(); index++) {
            if (index > 0) {
                parts.add(COMMA);
            }
            add(parts, request, host, caller, summaries.get(index), relations);
        }
        parts.add(END_OF_PAGE);
        return join(parts);
    }

    private void add(
            List<byte[]> parts,
            HttpRequest<?> request,
            String host,
            Caller caller,
            UserSummary summary,
            Map<UserId, Relation> relations) {
        UserId id = summary.user().id();
        Relation relation = relations.getOrDefault(id, Relation.NONE);
        if (caller.is(id) || caller.isAdmin()) {
            parts.add(bytes(json.of(request, caller, summary, relation)));
            return;
        }
        parts.add(text(request, host, summary));
        parts.add(caller.isAnonymous() ? END_OF_OBJECT : ENDS_WITH_RELATION.get(relation));
    }

    private static byte[] join(List<byte[]> parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        byte[] whole = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, whole, at, part.length);
            at += part.length;
        }
        return whole;
    }

    private static Map<Relation, byte[]> endsWithRelation() {
        Map<Relation, byte[]> ends = new EnumMap<>(Relation.class);
        for (Relation relation : Relation.values()) {
            String status = UserJson.connectionStatus(relation);
            ends.put(relation, ascii(",\"connection_status\":" + (status == null ? "null" : '"' + status + '"') + "}"));
        }
        return ends;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** The user for an anonymous caller, without the closing brace. */
    private byte[] text(HttpRequest<?> request, String host, UserSummary summary) {
        RenderedUser cached = cached(summary.user().id());
        if (cached != null && cached.isOf(summary, host)) {
            return cached.bytes;
        }
        byte[] whole = bytes(json.of(request, Caller.ANONYMOUS, summary, Relation.NONE));
        byte[] bytes = Arrays.copyOf(whole, whole.length - END_OF_OBJECT.length);
        texts.put(summary.user().id(), new RenderedUser(summary, host, bytes));
        return bytes;
    }

    /** Most hits bypass the cache's record of use, whose upkeep costs more than the read. */
    private @Nullable RenderedUser cached(UserId id) {
        RenderedUser text = ThreadLocalRandom.current().nextInt(HITS_PER_SAMPLE) == 0
                ? null
                : texts.policy().getIfPresentQuietly(id);
        if (text == null) {
            return texts.getIfPresent(id);
        }
        stats.recordHits(1);
        return text;
    }

    private byte[] bytes(Object body) {
        try {
            return mapper.writeValueAsBytes(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

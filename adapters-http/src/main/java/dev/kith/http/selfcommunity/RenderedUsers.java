package dev.kith.http.selfcommunity;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.stats.ConcurrentStatsCounter;
import com.github.benmanes.caffeine.cache.stats.StatsCounter;
import dev.kith.domain.tie.Relation;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserSummary;
import dev.kith.http.metrics.CaffeineMetrics;
import dev.kith.http.security.Caller;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micronaut.context.annotation.Value;
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
 * Users as text, each rendered once for all who ask: what is the caller's own, what stands between the two, comes last. A text is kept beside the
 * card it was rendered from and is good for an equal card alone, so it is never out of date.
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
    private static final byte[] CLOSE = ascii("}");
    private static final byte[] END = ascii("]}");

    /** What a signed-in caller is told of what stands between the two. */
    private static final Map<Relation, byte[]> CLOSE_SEEN = closings();

    /** Beside the text itself. */
    private static final int BYTES = 110;

    private static final int COUNTED = 16;

    private final UserJson json;
    private final JsonMapper mapper;
    private final StatsCounter stats = new ConcurrentStatsCounter();
    private final Cache<UserId, RenderedUser> texts;

    RenderedUsers(UserJson json, JsonMapper mapper, @Value("${kith.rendered-users.max-bytes}") long most) {
        this.json = json;
        this.mapper = mapper;
        this.texts = Caffeine.newBuilder()
                .maximumWeight(most)
                .weigher((UserId id, RenderedUser text) -> BYTES + text.bytes.length)
                .recordStats(() -> stats)
                .build();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        CaffeineMetrics.bind(registry, "users as text", texts);
    }

    /**
     * The envelope, whose results come last, with these users in it, as JSON.
     *
     * @param relations what the caller has with each; not asked for when they are anonymous
     */
    byte[] page(
            HttpRequest<?> request,
            Caller caller,
            Map<String, Object> envelope,
            List<UserSummary> summaries,
            Map<UserId, Relation> relations) {
        String host = json.host(request);
        List<byte[]> parts = new ArrayList<>(3 * summaries.size() + 2);
        parts.add(head(envelope));
        for (int index = 0; index < summaries.size(); index++) {
            if (index > 0) {
                parts.add(COMMA);
            }
            add(parts, request, host, caller, summaries.get(index), relations);
        }
        parts.add(END);
        return joined(parts);
    }

    private static byte[] head(Map<String, Object> envelope) {
        StringBuilder head = new StringBuilder(256).append('{');
        envelope.forEach((key, value) -> {
            head.append('"').append(key).append("\":");
            if (key.equals(Paging.RESULTS)) {
                head.append('[');
            } else if (value instanceof String text) {
                head.append('"')
                        .append(JsonStringEncoder.getInstance().quoteAsString(text))
                        .append("\",");
            } else {
                head.append(value).append(',');
            }
        });
        return head.toString().getBytes(StandardCharsets.UTF_8);
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
        parts.add(caller.isAnonymous() ? CLOSE : CLOSE_SEEN.get(relation));
    }

    private static byte[] joined(List<byte[]> parts) {
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

    private static Map<Relation, byte[]> closings() {
        Map<Relation, byte[]> closings = new EnumMap<>(Relation.class);
        for (Relation relation : Relation.values()) {
            String word = UserJson.word(relation);
            closings.put(relation, ascii(",\"connection_status\":" + (word == null ? "null" : '"' + word + '"') + "}"));
        }
        return closings;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** All of it but the closing brace. */
    private byte[] text(HttpRequest<?> request, String host, UserSummary summary) {
        RenderedUser kept = kept(summary.user().id());
        if (kept != null && kept.isOf(summary, host)) {
            return kept.bytes;
        }
        byte[] whole = bytes(json.of(request, Caller.ANONYMOUS, summary, Relation.NONE));
        byte[] bytes = Arrays.copyOf(whole, whole.length - 1);
        texts.put(summary.user().id(), new RenderedUser(summary, host, bytes));
        return bytes;
    }

    /** One hit of many counts for what is kept, as with the stores' caches, and for the same reason. */
    private @Nullable RenderedUser kept(UserId id) {
        RenderedUser text = ThreadLocalRandom.current().nextInt(COUNTED) == 0
                ? null
                : texts.policy().getIfPresentQuietly(id);
        if (text == null) {
            return texts.getIfPresent(id);
        }
        stats.recordHits(1);
        return text;
    }

    private byte[] bytes(Map<String, Object> value) {
        try {
            return mapper.writeValueAsBytes(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

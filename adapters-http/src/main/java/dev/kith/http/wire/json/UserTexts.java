package dev.kith.http.wire.json;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.stats.ConcurrentStatsCounter;
import com.github.benmanes.caffeine.cache.stats.StatsCounter;
import dev.kith.domain.user.UserId;
import dev.kith.http.metrics.CaffeineMetrics;
import dev.kith.http.settings.RenderedUsersSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Caches users as JSON text. The lists of users take most of the requests, and the mapper took most of their time. A
 * text belongs to the values and the host that it was made of, and serves equal ones only, so it is never stale.
 */
@Singleton
public final class UserTexts implements MeterBinder {

    /** The weight of an entry beside its text, in bytes. */
    private static final int ENTRY_BYTES = 140;

    /** One of so many hits updates the cache's statistics of use. */
    private static final int HITS_PER_SAMPLE = 16;

    /** What a text shows of a user. */
    public enum Form {
        SELF_COMMUNITY,
        GRAPH_BRIEF,
        GRAPH_BRIEF_WITHOUT_EXTERNAL_ID
    }

    private record Key(UserId user, Form form) {}

    /** A text and everything that it is made of. */
    private static final class Text {

        private final Object source;
        private final String host;
        private final byte[] bytes;

        Text(Object source, String host, byte[] bytes) {
            this.source = source;
            this.host = host;
            this.bytes = bytes;
        }

        boolean isOf(Object asked, String askedHost) {
            return host.equals(askedHost) && source.equals(asked);
        }
    }

    private final StatsCounter stats = new ConcurrentStatsCounter();
    private final Cache<Key, Text> texts;

    UserTexts(RenderedUsersSettings settings) {
        this.texts = Caffeine.newBuilder()
                .maximumWeight(settings.maxBytes())
                .weigher((Key key, Text text) -> ENTRY_BYTES + text.bytes.length)
                .recordStats(() -> stats)
                .build();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        CaffeineMetrics.bind(registry, "rendered_users", texts);
    }

    /**
     * The text of a user. It is shared: do not change it.
     *
     * @param source everything that the text is made of, besides the host
     * @param render writes the text if it is not in heap
     */
    public byte[] get(UserId user, Form form, Object source, String host, Supplier<byte[]> render) {
        Key key = new Key(user, form);
        Text cached = cached(key);
        if (cached != null && cached.isOf(source, host)) {
            return cached.bytes;
        }
        byte[] bytes = render.get();
        texts.put(key, new Text(source, host, bytes));
        return bytes;
    }

    /** Most hits bypass the cache's record of use, whose upkeep costs more than the read. */
    private @Nullable Text cached(Key key) {
        Text text = ThreadLocalRandom.current().nextInt(HITS_PER_SAMPLE) == 0
                ? null
                : texts.policy().getIfPresentQuietly(key);
        if (text == null) {
            return texts.getIfPresent(key);
        }
        stats.recordHits(1);
        return text;
    }
}

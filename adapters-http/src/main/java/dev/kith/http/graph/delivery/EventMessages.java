package dev.kith.http.graph.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kith.application.journal.SearchJournal;
import dev.kith.application.journal.SearchJournal.Answer;
import dev.kith.application.journal.SearchJournal.Start;
import dev.kith.domain.change.JournalEntry;
import dev.kith.domain.change.JournalPosition;
import dev.kith.domain.webhook.Delivery;
import dev.kith.http.graph.answer.GraphTimes;
import dev.kith.http.graph.event.EventRenderer;
import dev.kith.http.wire.json.JsonText;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads events and writes them as the bodies of requests. Webhooks that are at the same position share the work. */
@Singleton
final class EventMessages {

    private static final byte[] NOTHING = {};
    private static final byte[] COMMA = JsonText.ascii(",");
    private static final byte[] END_OF_BATCH = JsonText.ascii("]}}");

    /** About the length of an event. */
    private static final int EVENT_BYTES = 350;

    /** The most entries of one read. */
    private static final int PAGE = 500;

    private static final int MAX_PAGES = 50;
    private static final int MAX_EVENTS = 20_000;
    private static final Duration SHARED = Duration.ofSeconds(1);
    private static final Duration RENDERED = Duration.ofSeconds(10);

    private final SearchJournal searchJournal;
    private final EventRenderer renderer;
    private final JsonMapper mapper;

    private final Cache<JournalPosition, Answer> pages = Caffeine.newBuilder()
            .maximumSize(MAX_PAGES)
            .expireAfterWrite(SHARED)
            .build();

    private final Cache<JournalPosition, byte[]> events = Caffeine.newBuilder()
            .maximumSize(MAX_EVENTS)
            .expireAfterWrite(RENDERED)
            .build();

    EventMessages(SearchJournal searchJournal, EventRenderer renderer, JsonMapper mapper) {
        this.searchJournal = searchJournal;
        this.renderer = renderer;
        this.mapper = mapper;
    }

    /** The entries after a position. */
    Answer read(JournalPosition after) {
        Answer answer = pages.get(after, _ -> searchJournal.handle(new Start.After(after), Optional::of, PAGE));
        if (!(answer instanceof Answer.Found found) || found.entries().isEmpty()) {
            // there may be entries a moment later
            pages.invalidate(after);
        }
        return answer;
    }

    /**
     * The body of a delivery. External ids are those of now, or of some seconds ago.
     *
     * @param isBatch whether to write a batch, which a delivery of several events always is
     */
    byte[] body(Delivery delivery, boolean isBatch) {
        List<JournalEntry> entries = delivery.entries();
        if (entries.size() == 1 && !isBatch) {
            return event(entries.getFirst());
        }
        JsonText body = new JsonText(entries.size() * EVENT_BYTES);
        body.add(JsonText.ascii("{\"type\":\"events\",\"timestamp\":\""
                + GraphTimes.text(entries.getLast().at()) + "\",\"data\":{\"events\":["));
        render(entries);
        for (int place = 0; place < entries.size(); place++) {
            body.add(place == 0 ? NOTHING : COMMA).add(event(entries.get(place)));
        }
        return body.add(END_OF_BATCH).toBytes();
    }

    /** Of a request that has no event. */
    byte[] test(Instant now) {
        return JsonText.ascii("{\"type\":\"webhook.test\",\"timestamp\":\"" + GraphTimes.text(now) + "\",\"data\":{}}");
    }

    /** Writes events before they are needed one by one, so that their external ids are looked up at once. */
    synchronized void render(List<JournalEntry> entries) {
        List<JournalEntry> missing = entries.stream()
                .filter(entry -> events.getIfPresent(entry.position()) == null)
                .toList();
        List<Map<String, @Nullable Object>> rendered = renderer.render(null, missing);
        for (int place = 0; place < missing.size(); place++) {
            events.put(missing.get(place).position(), JsonText.of(mapper, rendered.get(place)));
        }
    }

    private byte[] event(JournalEntry entry) {
        byte[] kept = events.getIfPresent(entry.position());
        return kept == null
                ? JsonText.of(mapper, renderer.render(null, List.of(entry)).getFirst())
                : kept;
    }
}

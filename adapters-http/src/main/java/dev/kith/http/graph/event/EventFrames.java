package dev.kith.http.graph.event;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kith.application.journal.SearchJournal.Answer.Found;
import dev.kith.application.journal.SearchJournal.Start;
import dev.kith.domain.change.JournalEntry;
import dev.kith.domain.change.JournalPosition;
import dev.kith.domain.user.UserId;
import dev.kith.http.wire.json.JsonText;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads events and writes them in the form of {@code text/event-stream}. */
@Singleton
final class EventFrames {

    /** How long a client waits before it connects again, in milliseconds. */
    static final byte[] RETRY = "retry: 3000\n\n".getBytes(StandardCharsets.UTF_8);

    /** The most events of one read. */
    private static final int PAGE = 100;

    /** A part that the server writes at once has about as many bytes. */
    private static final int PART = 8 * 1024;

    /** How many reads are kept for the next reader, and how long. */
    private static final int MAX_SHARED = 100;

    private static final Duration SHARED = Duration.ofSeconds(1);

    /**
     * What follows a position.
     *
     * @param parts what the server writes at once, each
     * @param more whether there are entries after {@code next}
     */
    record Batch(List<byte[]> parts, JournalPosition next, boolean more) {}

    private record Place(EventQuery.Filter filter, Start start) {}

    private static final byte[] EMPTY_OBJECT = "{}".getBytes(StandardCharsets.UTF_8);

    private final EventReader reader;
    private final EventRenderer renderer;
    private final JsonMapper mapper;

    /** Programs that wait for the same events read them at the same time. */
    private final Cache<Place, Batch> shared = Caffeine.newBuilder()
            .maximumSize(MAX_SHARED)
            .expireAfterWrite(SHARED)
            .build();

    EventFrames(EventReader reader, EventRenderer renderer, JsonMapper mapper) {
        this.reader = reader;
        this.renderer = renderer;
        this.mapper = mapper;
    }

    /**
     * The next events, at most {@link #PAGE}.
     *
     * @param start instead of that of the query
     * @throws dev.kith.http.wire.ApiError 410 and 409 for a position that the journal no longer has
     */
    Batch read(EventQuery query, Start start) {
        if (query.viewer() != null || !(start instanceof Start.After)) {
            return batch(query, start);
        }
        Place place = new Place(query.filter(), start);
        Batch batch = shared.get(place, _ -> batch(query, start));
        if (batch.parts().isEmpty()) {
            // there may be events a moment later
            shared.invalidate(place);
        }
        return batch;
    }

    private Batch batch(EventQuery query, Start start) {
        Found found = reader.read(query, start, PAGE);
        return new Batch(parts(query.viewer(), found.entries()), found.next(), found.more());
    }

    private List<byte[]> parts(@Nullable UserId viewer, List<JournalEntry> entries) {
        List<byte[]> parts = new ArrayList<>();
        ByteArrayOutputStream part = new ByteArrayOutputStream();
        for (Map<String, @Nullable Object> event : renderer.render(viewer, entries)) {
            write(part, String.valueOf(event.get("id")), String.valueOf(event.get("type")), JsonText.of(mapper, event));
            if (part.size() >= PART) {
                parts.add(part.toByteArray());
                part.reset();
            }
        }
        if (part.size() > 0) {
            parts.add(part.toByteArray());
        }
        return parts;
    }

    /** Reports the position to a reader for whom there are no events. */
    static byte[] checkpoint(JournalPosition position) {
        ByteArrayOutputStream part = new ByteArrayOutputStream();
        write(part, position.toString(), "checkpoint", EMPTY_OBJECT);
        return part.toByteArray();
    }

    /** JSON has no line breaks, so the data is one line. */
    private static void write(ByteArrayOutputStream part, String id, String type, byte[] data) {
        part.writeBytes(("id: " + id + "\nevent: " + type + "\ndata: ").getBytes(StandardCharsets.UTF_8));
        part.writeBytes(data);
        part.writeBytes(new byte[] {'\n', '\n'});
    }
}

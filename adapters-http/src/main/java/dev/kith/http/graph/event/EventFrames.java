package dev.kith.http.graph.event;

import dev.kith.domain.change.JournalEntry;
import dev.kith.domain.change.JournalPosition;
import dev.kith.domain.user.UserId;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes events in the form of {@code text/event-stream}. */
@Singleton
final class EventFrames {

    /** How long a client waits before it connects again, in milliseconds. */
    static final byte[] RETRY = "retry: 3000\n\n".getBytes(StandardCharsets.UTF_8);

    /** A part that the server writes at once has about as many bytes. */
    private static final int PART = 8 * 1024;

    private static final byte[] EMPTY_OBJECT = "{}".getBytes(StandardCharsets.UTF_8);

    private final EventRenderer renderer;
    private final JsonMapper mapper;

    EventFrames(EventRenderer renderer, JsonMapper mapper) {
        this.renderer = renderer;
        this.mapper = mapper;
    }

    /** The parts that entries become. */
    List<byte[]> of(@Nullable UserId viewer, List<JournalEntry> entries) {
        List<byte[]> parts = new ArrayList<>();
        ByteArrayOutputStream part = new ByteArrayOutputStream();
        for (Map<String, @Nullable Object> event : renderer.render(viewer, entries)) {
            write(part, String.valueOf(event.get("id")), String.valueOf(event.get("type")), json(event));
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

    /** Tells how far a reader is who is told nothing. */
    static byte[] checkpoint(JournalPosition position) {
        ByteArrayOutputStream part = new ByteArrayOutputStream();
        write(part, position.toString(), "checkpoint", EMPTY_OBJECT);
        return part.toByteArray();
    }

    private byte[] json(Map<String, @Nullable Object> event) {
        try {
            return mapper.writeValueAsBytes(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** JSON has no line breaks, so the data is one line. */
    private static void write(ByteArrayOutputStream part, String id, String type, byte[] data) {
        part.writeBytes(("id: " + id + "\nevent: " + type + "\ndata: ").getBytes(StandardCharsets.UTF_8));
        part.writeBytes(data);
        part.writeBytes(new byte[] {'\n', '\n'});
    }
}

package dev.kith.domain.webhook;

import dev.kith.domain.change.JournalEntry;
import dev.kith.domain.change.JournalPosition;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Events that are sent in one request, and again until it succeeds.
 *
 * @param entries in order, at least one
 * @param attempts how many of the attempts that count have failed
 * @param next when to try again
 * @param dead when the last attempt failed; null while there are attempts to come
 */
public record Delivery(
        List<JournalEntry> entries,
        int attempts,
        Instant next,
        @Nullable Instant dead) {

    public Delivery {
        entries = List.copyOf(entries);
    }

    /** The same for each attempt: the id of the event, or the ids of the first and the last one with ~ between them. */
    public String id() {
        String first = entries.getFirst().position().toString();
        return entries.size() == 1 ? first : first + "~" + entries.getLast().position();
    }

    /** The number of the first event. */
    public long number() {
        return entries.getFirst().position().number();
    }

    /** The {@link #number()} of the delivery with an id, 0 for a text that is no id. */
    public static long numberOf(String id) {
        int end = id.indexOf('~');
        return JournalPosition.parse(end < 0 ? id : id.substring(0, end))
                .map(JournalPosition::number)
                .orElse(0L);
    }
}

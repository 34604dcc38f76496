package dev.kith.application.journal;

import dev.kith.domain.change.Change;
import dev.kith.domain.change.JournalEntry;
import dev.kith.domain.change.JournalPosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads those entries of the journal that a reader sees, from a position on. */
public final class SearchJournal {

    /** Where a reader begins. */
    public sealed interface Start {

        /** With the oldest entry that is kept. */
        record Oldest() implements Start {}

        /** With the next entry that will be written. */
        record Newest() implements Start {}

        record After(JournalPosition position) implements Start {}
    }

    public sealed interface Answer {

        /**
         * @param entries as the reader sees them, in order
         * @param next the position to go on from, past the entries that the reader does not see
         * @param more whether there are entries after it
         */
        record Found(List<JournalEntry> entries, JournalPosition next, boolean more) implements Answer {}

        /** Entries after the position were trimmed. */
        record Expired() implements Answer {}

        /** Another history has the position: the graph was restored from a backup. */
        record Restarted() implements Answer {}

        /** The position is newer than what this server could read within a second. */
        record NotReached() implements Answer {}
    }

    /** The most entries that one call looks at. */
    static final int MAX_LOOKED_AT = 200_000;

    private final Journal journal;
    private final SeenJournal seen;
    private final int maxLookedAt;

    public SearchJournal(Journal journal, SeenJournal seen) {
        this(journal, seen, MAX_LOOKED_AT);
    }

    SearchJournal(Journal journal, SeenJournal seen, int maxLookedAt) {
        this.journal = journal;
        this.seen = seen;
        this.maxLookedAt = maxLookedAt;
    }

    /**
     * @param visible the change as the reader sees it, empty for one that they do not see
     * @param limit the most entries of the answer, from 1 to {@link Journal#MAX_LIMIT}
     */
    public Answer handle(Start start, Function<Change, Optional<Change>> visible, int limit) {
        return switch (start) {
            case Start.Oldest() -> search(JournalPosition.START, journal.after(0, limit), visible, limit);
            case Start.Newest() -> new Answer.Found(List.of(), journal.newest(), false);
            case Start.After(JournalPosition position) -> after(position, visible, limit);
        };
    }

    private Answer after(JournalPosition position, Function<Change, Optional<Change>> visible, int limit) {
        long number = position.number();
        if (!seen.await(number)) {
            return journal.newest().number() < number ? new Answer.Restarted() : new Answer.NotReached();
        }
        // the entry of the position too, as long as it is kept
        List<JournalEntry> read = journal.after(Math.max(0, number - 1), Math.min(limit + 1, Journal.MAX_LIMIT));
        if (read.isEmpty()) {
            return journal.newest().number() < number
                    ? new Answer.Restarted()
                    : new Answer.Found(List.of(), position, false);
        }
        JournalPosition first = read.getFirst().position();
        if (first.number() == number) {
            return first.run() == position.run()
                    ? search(position, read.subList(1, read.size()), visible, limit)
                    : new Answer.Restarted();
        }
        return first.number() == number + 1 ? search(position, read, visible, limit) : new Answer.Expired();
    }

    /** @param read the first entries after the position */
    private Answer search(
            JournalPosition position, List<JournalEntry> read, Function<Change, Optional<Change>> visible, int limit) {
        List<JournalEntry> found = new ArrayList<>();
        JournalPosition next = position;
        List<JournalEntry> part = read;
        for (int lookedAt = 0; !part.isEmpty(); ) {
            for (JournalEntry entry : part) {
                if (found.size() == limit || lookedAt == maxLookedAt) {
                    return new Answer.Found(found, next, true);
                }
                lookedAt++;
                next = entry.position();
                visible.apply(entry.change())
                        .map(change -> new JournalEntry(entry.position(), entry.at(), entry.origin(), change))
                        .ifPresent(found::add);
            }
            long last = next.number();
            part = journal.after(last, found.size() == limit ? 1 : Journal.MAX_LIMIT);
            if (!part.isEmpty() && part.getFirst().position().number() != last + 1) {
                // trimmed meanwhile: the next call says so
                return new Answer.Found(found, next, true);
            }
        }
        return new Answer.Found(found, next, false);
    }
}

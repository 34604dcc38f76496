package dev.kith.http.graph.event;

import dev.kith.application.journal.GetJournalBounds;
import dev.kith.application.journal.SearchJournal;
import dev.kith.application.journal.SearchJournal.Answer;
import dev.kith.application.journal.SearchJournal.Start;
import dev.kith.domain.change.Change;
import dev.kith.domain.change.JournalPosition;
import dev.kith.http.graph.problem.Problems;
import dev.kith.http.wire.ApiError;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Function;

/** Reads the entries of the journal that a request asks for. */
@Singleton
public final class EventReader {

    private final SearchJournal searchJournal;
    private final GetJournalBounds getJournalBounds;

    EventReader(SearchJournal searchJournal, GetJournalBounds getJournalBounds) {
        this.searchJournal = searchJournal;
        this.getJournalBounds = getJournalBounds;
    }

    /**
     * @param start instead of that of the query
     * @throws ApiError 410 and 409 for a position that the journal no longer has
     */
    Answer.Found read(EventQuery query, Start start, int limit) {
        return read(start, query.visible(), limit);
    }

    /**
     * The position at which a reader begins.
     *
     * @throws ApiError 410 and 409 for a position that the journal no longer has
     */
    public JournalPosition position(Start start) {
        return switch (start) {
            case Start.Newest() -> read(start, Optional::of, 1).next();
            case Start.Oldest() ->
                new JournalPosition(Math.max(0, bounds().oldest().number() - 1), 0);
            case Start.After(JournalPosition position) -> {
                Answer.Found _ = read(start, Optional::of, 1);
                yield position;
            }
        };
    }

    private Answer.Found read(Start start, Function<Change, Optional<Change>> visible, int limit) {
        return switch (searchJournal.handle(start, visible, limit)) {
            case Answer.Found found -> found;
            case Answer.Expired() -> throw Problems.cursorExpired(bounds().oldest());
            case Answer.Restarted() -> {
                GetJournalBounds.Bounds bounds = bounds();
                throw Problems.logRestarted(bounds.oldest(), bounds.newest());
            }
            case Answer.NotReached() -> throw ApiError.stateNotReached();
        };
    }

    public GetJournalBounds.Bounds bounds() {
        return getJournalBounds.handle();
    }
}

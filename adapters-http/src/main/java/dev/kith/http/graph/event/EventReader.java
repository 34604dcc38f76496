package dev.kith.http.graph.event;

import dev.kith.application.journal.GetJournalBounds;
import dev.kith.application.journal.SearchJournal;
import dev.kith.application.journal.SearchJournal.Answer;
import dev.kith.application.journal.SearchJournal.Start;
import dev.kith.http.graph.problem.Problems;
import dev.kith.http.wire.ApiError;
import jakarta.inject.Singleton;

/** Reads the entries of the journal that a request asks for. */
@Singleton
final class EventReader {

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
        return switch (searchJournal.handle(start, query.visible(), limit)) {
            case Answer.Found found -> found;
            case Answer.Expired() -> throw Problems.cursorExpired(bounds().oldest());
            case Answer.Restarted() -> {
                GetJournalBounds.Bounds bounds = bounds();
                throw Problems.logRestarted(bounds.oldest(), bounds.newest());
            }
            case Answer.NotReached() -> throw ApiError.stateNotReached();
        };
    }

    GetJournalBounds.Bounds bounds() {
        return getJournalBounds.handle();
    }
}

package dev.kith.http.graph.event;

import dev.kith.application.journal.SearchJournal.Start;
import dev.kith.domain.change.Change;
import dev.kith.domain.user.UserId;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which events a reader asks for.
 *
 * @param visible the change as the reader sees it, empty for one that they do not see
 * @param filter the same for all programs that see the same
 * @param viewer the user who reads, null for a program
 */
record EventQuery(
        Start start,
        Function<Change, Optional<Change>> visible,
        Filter filter,
        @Nullable UserId viewer) {

    /** @param user of whom the events are, null for everybody */
    record Filter(Set<EventType> types, @Nullable UserId user) {}
}

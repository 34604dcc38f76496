package dev.kith.http.graph.event;

import dev.kith.application.journal.SearchJournal.Start;
import dev.kith.domain.change.Change;
import dev.kith.domain.user.UserId;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which events a reader asks for.
 *
 * @param told the change as the reader is told it, empty for one that they are not told
 * @param viewer the user who reads, null for a program
 */
record EventQuery(
        Start start,
        Function<Change, Optional<Change>> told,
        @Nullable UserId viewer) {}

package dev.kith.domain.walk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a walk.
 *
 * @param entries may be fewer than were asked for, or none, although the walk goes on
 * @param next where the next page begins; null at the end of the walk, and only there
 */
public record WalkPage<E>(List<E> entries, @Nullable WalkCursor next) {

    public WalkPage {
        entries = List.copyOf(entries);
    }
}

package dev.kith.neo4j.walk;

import dev.kith.domain.walk.WalkCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a list that pass a filter.
 *
 * @param stopped the place where too many entries had been read, null if that did not happen
 */
record FilteredPart<E>(List<E> entries, @Nullable WalkCursor stopped) {

    /** How much longer than the one before a part of the list is that is read and filtered. */
    private static final int GROWTH = 4;

    /** Reads a part of a list. */
    interface Reader<E> {

        /** The first entries after a place, in their order. */
        List<E> read(@Nullable WalkCursor start, int limit);
    }

    /**
     * Reads a list part by part, until enough entries pass the filter or too many were read.
     *
     * @param place of an entry
     */
    static <E> FilteredPart<E> read(
            @Nullable WalkCursor start,
            int wanted,
            int maxRead,
            Reader<E> reader,
            UnaryOperator<List<E>> filter,
            Function<E, WalkCursor> place) {
        List<E> found = new ArrayList<>();
        WalkCursor next = start;
        int read = 0;
        int size = wanted;
        while (true) {
            size = Math.min(size, maxRead - read);
            List<E> part = reader.read(next, size);
            filter.apply(part).stream().limit(wanted - found.size()).forEach(found::add);
            if (part.size() < size || found.size() == wanted) {
                return new FilteredPart<>(found, null);
            }
            read += size;
            next = place.apply(part.getLast());
            if (read >= maxRead) {
                return new FilteredPart<>(found, next);
            }
            size *= GROWTH;
        }
    }
}

package dev.kith.neo4j;

import dev.kith.domain.page.Offset;
import dev.kith.domain.page.Page;
import dev.kith.domain.page.Position;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Pages that take several statements. Neo4j has no snapshot for several statements, nor for one: a scan of an index may
 * miss or repeat an edge that another transaction changes. A page that shows this is read again.
 */
public final class CountedPage {

    private static final int MAX_READS = 5;

    /** The indexes follow the graph within a moment. */
    private static final Duration PAUSE = Duration.ofMillis(1);

    /** A list that is shorter than this page is on it as a whole. */
    private static final Offset LARGEST_PAGE = Offset.first(Position.MAX_LIMIT);

    private CountedPage() {}

    /** Reads a page of a list. */
    public interface PageAt<T> {

        /** @param count of the whole list */
        Page<T> read(Position position, long count);
    }

    /**
     * The count and the page of one moment. They are read again if the count changes meanwhile, or differs from what
     * the page shows. After five reads the page decides, see {@link Page#consistent}.
     *
     * @param count counts the whole list, at a cost that does not depend on its length
     * @param read reads the page, given the count
     * @param key what no two items of the list have in common
     */
    public static <T> Page<T> read(
            Position position, LongSupplier count, LongFunction<Page<T>> read, Function<? super T, ?> key) {
        return read(position, false, count, (_, counted) -> read.apply(counted), key);
    }

    /**
     * For a list whose count costs more with its length. A page that reaches the end of the list agrees with its count;
     * any other page may be some milliseconds younger than its count.
     */
    public static <T> Page<T> read(Position position, Supplier<Page<T>> read, Function<? super T, ?> key) {
        return read(position, () -> 0, _ -> read.get(), key);
    }

    /**
     * For a list of small items. A list that fits on the largest page is read whole: so its count and its page come
     * from one scan.
     */
    public static <T> Page<T> readWholeIfShort(
            Position position, LongSupplier count, PageAt<T> read, Function<? super T, ?> key) {
        return read(position, true, count, read, key);
    }

    private static <T> Page<T> read(
            Position position, boolean wholeIfShort, LongSupplier count, PageAt<T> read, Function<? super T, ?> key) {
        for (int attempt = 1; ; attempt++) {
            long before = count.getAsLong();
            boolean isWhole = wholeIfShort && position instanceof Offset && before < LARGEST_PAGE.limit();
            Position asked = isWhole ? LARGEST_PAGE : position;
            Page<T> page = read.read(asked, before);
            Page<T> consistent = page.consistent(asked, key);
            // a page that reaches the end of the list has counted it
            boolean isCounted = asked instanceof Offset && page.items().size() < asked.limit();
            boolean isOfOneMoment = consistent.total() == page.total()
                    && consistent.items().size() == page.items().size()
                    && (isCounted || count.getAsLong() == before);
            if (isOfOneMoment || attempt == MAX_READS) {
                return isWhole && position instanceof Offset(long start, int limit)
                        ? new Page<>(
                                consistent.total(),
                                consistent.items().stream()
                                        .skip(start)
                                        .limit(limit)
                                        .toList())
                        : consistent;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}

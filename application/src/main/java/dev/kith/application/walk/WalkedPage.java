package dev.kith.application.walk;

import dev.kith.domain.walk.WalkCursor;
import dev.kith.domain.walk.WalkPage;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A page of a walk, completed by what a second read knows of each user.
 *
 * @param next where the next page begins; null at the end, and only there
 * @param count null if it was not asked for, or if the store does not count so many
 * @param complete false if the count was asked for and is null
 */
public record WalkedPage<T>(
        List<T> users, @Nullable WalkCursor next, @Nullable Long count, boolean complete) {

    private static final int MAX_READS = 3;

    /**
     * Reads a page and completes it. If a user was deleted between the two reads, both are repeated. After three times
     * such a user is neither listed nor counted.
     *
     * @param after the place before the page
     * @param count counts the whole list; null if the count was not asked for
     * @param complete the completed entries in their order, without those of deleted users
     */
    static <E, T> WalkedPage<T> read(
            @Nullable WalkCursor after,
            Supplier<WalkPage<E>> read,
            @Nullable Supplier<OptionalLong> count,
            Function<List<E>, List<T>> complete) {
        for (int attempt = 1; ; attempt++) {
            WalkPage<E> page = read.get();
            List<T> users = complete.apply(page.entries());
            int deleted = page.entries().size() - users.size();
            if (deleted == 0 || attempt == MAX_READS) {
                OptionalLong total = count == null ? OptionalLong.empty() : total(after, page, count);
                return new WalkedPage<>(
                        users,
                        page.next(),
                        total.isPresent() ? (Long) (total.getAsLong() - deleted) : null,
                        count == null || total.isPresent());
            }
        }
    }

    /** The page may be younger than the count: a page that is the whole list has counted it. */
    private static OptionalLong total(@Nullable WalkCursor after, WalkPage<?> page, Supplier<OptionalLong> count) {
        int shown = page.entries().size();
        if (after == null && page.next() == null) {
            return OptionalLong.of(shown);
        }
        OptionalLong total = count.get();
        return total.isPresent() ? OptionalLong.of(Math.max(total.getAsLong(), shown)) : total;
    }
}

package dev.kith.application.page;

import dev.kith.domain.page.Page;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Pages of a list, completed by what a second read knows of each item. */
public final class CompletedPage {

    private static final int MAX_READS = 3;

    private CompletedPage() {}

    /**
     * Reads a page and completes it. If an item was deleted between the two reads, both are repeated. After three times
     * such an item is neither listed nor counted.
     *
     * @param complete the completed items in their order, without those that are deleted
     */
    public static <T, R> Page<R> read(Supplier<Page<T>> list, Function<List<T>, List<R>> complete) {
        for (int attempt = 1; ; attempt++) {
            Page<T> page = list.get();
            List<R> items = complete.apply(page.items());
            int deleted = page.items().size() - items.size();
            if (deleted == 0 || attempt == MAX_READS) {
                return new Page<>(page.total() - deleted, items);
            }
        }
    }
}

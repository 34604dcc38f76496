package dev.kith.domain.page;

import java.util.List;
import java.util.function.Function;

/**
 * A page of a list.
 *
 * @param total the number of items in the whole list
 */
public record Page<T>(long total, List<T> items) {

    public Page {
        items = List.copyOf(items);
    }

    public <R> Page<R> map(Function<? super T, ? extends R> change) {
        return new Page<>(total, items.stream().<R>map(change).toList());
    }
}

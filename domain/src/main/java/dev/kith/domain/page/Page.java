package dev.kith.domain.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /**
     * This page as one answer, if the list changed between its count and its items. Nobody is in it twice, and a page
     * that reaches the end of the list decides the count.
     *
     * @param position of this page
     * @param key what no two items of the list have in common
     */
    public Page<T> consistent(Position position, Function<? super T, ?> key) {
        Map<Object, T> distinct = LinkedHashMap.newLinkedHashMap(items.size());
        items.forEach(item -> distinct.putIfAbsent(key.apply(item), item));
        int shown = distinct.size();
        boolean isFull = items.size() >= position.limit();
        return new Page<>(
                switch (position) {
                    // a cursor does not tell how many items are before it
                    case Position.After _ -> Math.max(total, shown);
                    case Offset(long start, int _) when shown == 0 -> Math.min(total, start);
                    case Offset(long start, int limit) when isFull && total > start + limit -> total;
                    case Offset(long start, int _) -> start + shown;
                },
                List.copyOf(distinct.values()));
    }
}

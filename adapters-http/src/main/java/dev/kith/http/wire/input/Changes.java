package dev.kith.http.wire.input;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Collects changes and applies them in their order, as one change. */
public final class Changes<T> implements UnaryOperator<T> {

    private final List<UnaryOperator<T>> changes = new ArrayList<>();

    public void add(UnaryOperator<T> change) {
        changes.add(change);
    }

    @Override
    public T apply(T before) {
        T after = before;
        for (UnaryOperator<T> change : changes) {
            after = change.apply(after);
        }
        return after;
    }
}

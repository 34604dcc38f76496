package dev.kith.http.wire.input;

import dev.kith.http.wire.json.Given;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Collects changes and applies them in their order, as one change. */
public final class Changes<T> implements UnaryOperator<T> {

    private final List<UnaryOperator<T>> changes = new ArrayList<>();

    public void add(UnaryOperator<T> change) {
        changes.add(change);
    }

    /** Adds nothing for a field that is absent or null. */
    public <V> void add(Given<V> field, BiFunction<T, V, T> change) {
        field.ifValue(value -> changes.add(before -> change.apply(before, value)));
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

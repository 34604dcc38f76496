package dev.kith.http.wire.json;

import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The value of a key in a JSON object: absent, null or a value. As the component of a record that a body is bound to,
 * it tells the three apart.
 */
public sealed interface Given<T> {

    /** The key is absent. */
    record Absent<T>() implements Given<T> {}

    /** The key is present and its value is null. */
    record Null<T>() implements Given<T> {}

    /** The key is present and has a value. */
    record Value<T>(T value) implements Given<T> {}

    static <T> Given<T> absent() {
        return new Absent<>();
    }

    static <T> Given<T> ofNullable(@Nullable T value) {
        return value == null ? new Null<>() : new Value<>(value);
    }

    default boolean isAbsent() {
        return this instanceof Absent;
    }

    /** The value, or null if it is absent or null. */
    default @Nullable T orNull() {
        return this instanceof Value<T>(T value) ? value : null;
    }

    /** The value, or the other one if it is absent or null. */
    default T orElse(T other) {
        return this instanceof Value<T>(T value) ? value : other;
    }

    /** Does nothing if the key is absent or null. */
    default void ifValue(Consumer<? super T> use) {
        if (this instanceof Value<T>(T value)) {
            use.accept(value);
        }
    }

    /** Passes null for null. Does nothing if the key is absent. */
    default void ifGiven(Consumer<? super @Nullable T> use) {
        if (!isAbsent()) {
            use.accept(orNull());
        }
    }

    default <R> Given<R> map(Function<? super T, ? extends R> function) {
        return switch (this) {
            case Absent<T>() -> new Absent<>();
            case Null<T>() -> new Null<>();
            case Value<T>(T value) -> new Value<>(function.apply(value));
        };
    }
}

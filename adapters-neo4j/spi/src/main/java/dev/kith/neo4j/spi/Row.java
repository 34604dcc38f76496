package dev.kith.neo4j.spi;

import java.lang.reflect.Array;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A row of a result, or a map in a row: values by name. A missing name reads as null. */
public record Row(Map<String, Object> values) {

    public long number(String name) {
        return (long) required(name);
    }

    public @Nullable Long numberOrNull(String name) {
        return (Long) values.get(name);
    }

    public boolean flag(String name) {
        return (boolean) required(name);
    }

    public String text(String name) {
        return (String) required(name);
    }

    public @Nullable String textOrNull(String name) {
        return (String) values.get(name);
    }

    public @Nullable ZonedDateTime timeOrNull(String name) {
        return (ZonedDateTime) values.get(name);
    }

    public @Nullable LocalDate dateOrNull(String name) {
        return (LocalDate) values.get(name);
    }

    @SuppressWarnings("unchecked")
    public List<Long> numbers(String name) {
        return (List<Long>) required(name);
    }

    public boolean flagOr(String name, boolean defaultValue) {
        return values.get(name) instanceof Boolean flag ? flag : defaultValue;
    }

    /** A list that is stored as a property. The driver returns it as a list, Neo4j's Java API as an array. */
    public List<String> textsOrEmpty(String name) {
        return elements(name, String.class);
    }

    public List<Long> numbersOrEmpty(String name) {
        return elements(name, Long.class);
    }

    public List<Boolean> flagsOrEmpty(String name) {
        return elements(name, Boolean.class);
    }

    private <T> List<T> elements(String name, Class<T> type) {
        Object value = values.get(name);
        if (value == null) {
            return List.of();
        }
        return value instanceof Collection<?> list
                ? list.stream().<T>map(type::cast).toList()
                : IntStream.range(0, Array.getLength(value))
                        .<T>mapToObj(i -> type.cast(Array.get(value, i)))
                        .toList();
    }

    public byte[] bytes(String name) {
        return (byte[]) required(name);
    }

    @SuppressWarnings("unchecked")
    public Row map(String name) {
        return new Row((Map<String, Object>) required(name));
    }

    @SuppressWarnings("unchecked")
    public List<Row> maps(String name) {
        return ((List<Map<String, Object>>) required(name))
                .stream().map(Row::new).toList();
    }

    /**
     * Whether each of these names has a value. An index may still return an edge that is being deleted after its
     * properties are gone.
     */
    public boolean hasAll(String... names) {
        return Stream.of(names).allMatch(name -> values.get(name) != null);
    }

    private Object required(String name) {
        Object value = values.get(name);
        if (value == null) {
            throw new ValueMissing(name);
        }
        return value;
    }
}

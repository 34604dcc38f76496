package dev.kith.neo4j;

import dev.kith.neo4j.spi.Row;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Converts values to the types that a property can have, and back. */
public final class PropertyValues {

    private PropertyValues() {}

    /** A list of each key followed by its value, ordered by key: a property cannot hold a map. */
    public static List<String> ofMap(Map<String, ?> map) {
        List<String> list = new ArrayList<>();
        new TreeMap<>(map).forEach((key, value) -> {
            list.add(key);
            list.add(value.toString());
        });
        return list;
    }

    public static Map<String, String> map(List<String> list) {
        Map<String, String> map = new HashMap<>();
        for (int i = 0; i + 1 < list.size(); i += 2) {
            map.put(list.get(i), list.get(i + 1));
        }
        return map;
    }

    /** The name in lower case. */
    public static String ofEnum(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    public static <E extends Enum<E>> E constant(Class<E> type, String value) {
        return Enum.valueOf(type, value.toUpperCase(Locale.ROOT));
    }

    /** In UTC. */
    public static ZonedDateTime ofInstant(Instant instant) {
        return instant.atZone(ZoneOffset.UTC);
    }

    public static Instant instant(Row node, String name) {
        ZonedDateTime time = Objects.requireNonNull(node.timeOrNull(name), name);
        return time.toInstant();
    }
}

package dev.kith.neo4j;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Maps of texts as lists, since a property holds no map: each key is followed by its value. */
public final class StringMapProperty {

    private StringMapProperty() {}

    public static List<String> encode(Map<String, ?> map) {
        List<String> list = new ArrayList<>();
        new TreeMap<>(map).forEach((key, value) -> {
            list.add(key);
            list.add(value.toString());
        });
        return list;
    }

    public static Map<String, String> decode(List<String> list) {
        Map<String, String> map = new HashMap<>();
        for (int i = 0; i + 1 < list.size(); i += 2) {
            map.put(list.get(i), list.get(i + 1));
        }
        return map;
    }
}

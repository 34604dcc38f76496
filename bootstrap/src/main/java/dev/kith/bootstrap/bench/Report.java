package dev.kith.bootstrap.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The figures of a run, in the order of their measurement. */
final class Report {

    private record Figure(String key, String name, double value, String unit, String comparison) {}

    private final List<Figure> figures = new ArrayList<>();

    /** @param comparison with a baseline of the same run; empty for none */
    void add(String key, String name, double value, String unit, String comparison) {
        figures.add(new Figure(key, name, value, unit, comparison));
    }

    Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        figures.forEach(figure -> map.put(
                figure.key, Map.of("value", figure.value, "unit", figure.unit, "comparison", figure.comparison)));
        return map;
    }

    String asText() {
        StringBuilder text = new StringBuilder();
        figures.forEach(figure -> text.append(String.format(
                Locale.ROOT, "%-58s %,12.2f %-6s %s%n", figure.name, figure.value, figure.unit, figure.comparison)));
        return text.toString();
    }
}

package dev.kith.bootstrap.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The rows of a run, in the order they were measured. */
final class Report {

    /** A figure, and where there is a target what it is measured by. */
    private record Line(String name, double value, String unit, String compared) {}

    private final List<Line> lines = new ArrayList<>();

    void add(String name, double value, String unit) {
        add(name, value, unit, "");
    }

    /** @param compared with what, and what came of it */
    void add(String name, double value, String unit, String compared) {
        lines.add(new Line(name, value, unit, compared));
    }

    Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        lines.forEach(
                line -> map.put(line.name, Map.of("value", line.value, "unit", line.unit, "compared", line.compared)));
        return map;
    }

    String asText() {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(String.format(
                Locale.ROOT, "%-46s %,12.2f %-6s %s%n", line.name, line.value, line.unit, line.compared)));
        return text.toString();
    }
}

package dev.kith.http.wire.header;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * One element of {@code Accept} or {@code Accept-Encoding} (RFC 9110, section 12.5). Parameters other than {@code q} do
 * not matter.
 *
 * @param name in lower case
 * @param refused whether its {@code q} is zero
 */
record AcceptElement(String name, boolean refused) {

    /** The elements of all lines. */
    static List<AcceptElement> parse(List<String> lines) {
        List<AcceptElement> elements = new ArrayList<>();
        for (String line : lines) {
            for (String element : line.split(",")) {
                String[] parts = element.toLowerCase(Locale.ROOT).split(";");
                if (parts.length > 0) {
                    boolean refused =
                            Stream.of(parts).skip(1).map(String::strip).anyMatch(AcceptElement::isZero);
                    elements.add(new AcceptElement(parts[0].strip(), refused));
                }
            }
        }
        return elements;
    }

    private static boolean isZero(String parameter) {
        return parameter.startsWith("q=0") && parameter.chars().skip(2).allMatch(c -> c == '0' || c == '.');
    }

    /** Whether {@code Accept-Encoding} allows gzip: by its name, or by {@code *} where the name is absent. */
    static boolean acceptGzip(List<String> lines) {
        List<AcceptElement> elements = parse(lines);
        return Stream.of("gzip", "x-gzip", "*")
                .map(name -> elements.stream()
                        .filter(element -> element.name.equals(name))
                        .toList())
                .filter(named -> !named.isEmpty())
                .findFirst()
                .filter(named -> named.stream().anyMatch(element -> !element.refused))
                .isPresent();
    }
}

package dev.kith.http.wire.header;

import io.micronaut.http.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One element of {@code Accept} (RFC 9110, section 12.5.1). Parameters other than {@code q} do not matter.
 *
 * @param refused whether its {@code q} is zero
 */
record MediaRange(String type, String subtype, boolean refused) {

    private static final String ANY = "*";

    /** The well-formed elements of all lines. */
    static List<MediaRange> parse(List<String> lines) {
        List<MediaRange> ranges = new ArrayList<>();
        for (String line : lines) {
            for (String element : line.split(",")) {
                String[] parts = element.toLowerCase(Locale.ROOT).split(";");
                String range = parts.length == 0 ? "" : parts[0].strip();
                int slash = range.indexOf('/');
                if (slash > 0 && slash < range.length() - 1) {
                    boolean refused =
                            Stream.of(parts).skip(1).map(String::strip).anyMatch(MediaRange::isZero);
                    ranges.add(new MediaRange(range.substring(0, slash), range.substring(slash + 1), refused));
                }
            }
        }
        return ranges;
    }

    private static boolean isZero(String parameter) {
        return parameter.startsWith("q=0") && parameter.chars().skip(2).allMatch(c -> c == '0' || c == '.');
    }

    /** Whether a caller who accepts the ranges accepts the type: the most specific range decides. */
    static boolean accept(List<MediaRange> ranges, MediaType type) {
        Optional<MediaRange> decisive = ranges.stream()
                .filter(range -> range.matches(type))
                .reduce((one, other) -> other.specificity() > one.specificity()
                                || (other.specificity() == one.specificity() && !other.refused)
                        ? other
                        : one);
        return ranges.isEmpty() || decisive.filter(range -> !range.refused).isPresent();
    }

    private boolean matches(MediaType other) {
        return (type.equals(ANY) || type.equalsIgnoreCase(other.getType()))
                && (subtype.equals(ANY) || subtype.equalsIgnoreCase(other.getSubtype()));
    }

    private int specificity() {
        return type.equals(ANY) ? 0 : subtype.equals(ANY) ? 1 : 2;
    }
}

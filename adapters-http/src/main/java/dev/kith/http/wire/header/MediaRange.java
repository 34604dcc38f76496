package dev.kith.http.wire.header;

import io.micronaut.http.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One element of {@code Accept} (RFC 9110, section 12.5.1).
 *
 * @param refused whether its {@code q} is zero
 */
record MediaRange(String type, String subtype, boolean refused) {

    private static final String ANY = "*";

    /** The well-formed elements of all lines. */
    static List<MediaRange> parse(List<String> lines) {
        List<MediaRange> ranges = new ArrayList<>();
        for (AcceptElement element : AcceptElement.parse(lines)) {
            String range = element.name();
            int slash = range.indexOf('/');
            if (slash > 0 && slash < range.length() - 1) {
                ranges.add(new MediaRange(range.substring(0, slash), range.substring(slash + 1), element.refused()));
            }
        }
        return ranges;
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

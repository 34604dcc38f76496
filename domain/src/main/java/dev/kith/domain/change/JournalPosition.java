package dev.kith.domain.change;

import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in the journal.
 *
 * @param number the number of the entry, 1 for the first one ever written; 0 is the place before it
 * @param run the run of the server that wrote the entry, a random number drawn at each start. After a backup was
 *     restored, the same number may come again, with another run
 */
public record JournalPosition(long number, int run) {

    /** The place before the first entry. */
    public static final JournalPosition START = new JournalPosition(0, 0);

    private static final Pattern TEXT = Pattern.compile("(0|[1-9][0-9]{0,17})-([0-9a-f]{8})");

    public JournalPosition {
        if (number < 0) {
            throw new IllegalArgumentException("A position is 0 or more: " + number);
        }
    }

    /** Empty for a text that {@link #toString} never returns. */
    public static Optional<JournalPosition> parse(String text) {
        Matcher parts = TEXT.matcher(text);
        return parts.matches()
                ? Optional.of(new JournalPosition(
                        Long.parseLong(parts.group(1)), Integer.parseUnsignedInt(parts.group(2), 16)))
                : Optional.empty();
    }

    /** For example {@code 184467-7f3a91c2}. */
    @Override
    public String toString() {
        return number + "-" + HexFormat.of().toHexDigits(run);
    }
}

package dev.kith.domain.text;

import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.Locale;

/**
 * What a text from outside must be like. A character is what a reader counts as one: an extended grapheme cluster
 * (UAX 29). The length is checked before any other work on the text.
 *
 * @param max the most characters
 * @param hasLines whether line breaks and tabs are allowed
 */
public record TextRule(int max, boolean hasLines) {

    /** The most UTF-16 units for each allowed character. The longest emoji in use has fifteen. */
    public static final int UNITS_PER_CHARACTER = 16;

    /** The bound of stream-safe text (UAX 15). A normalizer sorts the marks of one letter in quadratic time. */
    public static final int MAX_MARKS = 30;

    /** Why a text is refused. */
    public enum Violation {
        TOO_LONG,
        /** It has a control character or half of a surrogate pair. */
        UNPRINTABLE,
        /** It has more than {@link #MAX_MARKS} combining marks in a row. */
        STACKED_MARKS
    }

    /** The answer to a check. */
    public sealed interface Answer {

        /** @param text as it is to be stored: without the white space around it, in Unicode form NFC */
        record Accepted(String text) implements Answer {}

        record Refused(Violation why) implements Answer {}
    }

    /** A rule for a text of one line. */
    public static TextRule line(int max) {
        return new TextRule(max, false);
    }

    /** A rule for a text that may have line breaks. */
    public static TextRule lines(int max) {
        return new TextRule(max, true);
    }

    public Answer check(String raw) {
        if (raw.length() > maxUnits()) {
            return new Answer.Refused(Violation.TOO_LONG);
        }
        String stripped = raw.strip();
        int marks = 0;
        for (int at = 0; at < stripped.length(); at += Character.charCount(stripped.codePointAt(at))) {
            int point = stripped.codePointAt(at);
            if (isUnprintable(point)) {
                return new Answer.Refused(Violation.UNPRINTABLE);
            }
            marks = isMark(point) ? marks + 1 : 0;
            if (marks > MAX_MARKS) {
                return new Answer.Refused(Violation.STACKED_MARKS);
            }
        }
        String text = Normalizer.normalize(stripped, Normalizer.Form.NFC);
        return isWithin(text) ? new Answer.Accepted(text) : new Answer.Refused(Violation.TOO_LONG);
    }

    /** Whether a text that is stored has the allowed length. Nearly all texts are so short that nothing is counted. */
    public boolean isWithin(String text) {
        return text.length() <= max || (text.length() <= maxUnits() && count(text) <= max);
    }

    /** @throws IllegalArgumentException unless the text {@link #isWithin} */
    public void require(String text) {
        if (!isWithin(text)) {
            throw new IllegalArgumentException("At most " + max + " characters, not " + text.length() + " units");
        }
    }

    private int maxUnits() {
        return max * UNITS_PER_CHARACTER;
    }

    private static int count(String text) {
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        int count = 0;
        while (characters.next() != BreakIterator.DONE) {
            count++;
        }
        return count;
    }

    private boolean isUnprintable(int point) {
        return (Character.isISOControl(point) && !(hasLines && "\n\r\t".indexOf(point) >= 0))
                || Character.getType(point) == Character.SURROGATE;
    }

    private static boolean isMark(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
    }
}

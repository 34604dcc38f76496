package dev.kith.domain.user;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Makes texts comparable the way a person searches: without case, accents or surplus space. Folding what is folded changes nothing. */
public final class TextFolding {

    /** One character may fold to eighteen; beyond this a text is compared no further, so that an index can hold what it folds to. */
    public static final int MAX = 2_000;

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private TextFolding() {}

    public static String fold(String text) {
        String plain =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        // a sigma at a word's end would else be found at no other place
        String lower = SPACES.matcher(plain)
                .replaceAll(" ")
                .strip()
                .toLowerCase(Locale.ROOT)
                .replace('ς', 'σ');
        if (lower.length() <= MAX) {
            return lower;
        }
        int end = Character.isHighSurrogate(lower.charAt(MAX - 1)) ? MAX - 1 : MAX;
        return lower.substring(0, end).strip();
    }
}

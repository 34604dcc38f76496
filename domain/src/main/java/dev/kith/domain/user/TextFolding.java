package dev.kith.domain.user;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Folds texts for comparison: without case, accents and extra space. Folding a folded text changes nothing. */
public final class TextFolding {

    /** The largest length of a folded text, so that it fits into an index. One character may fold to eighteen. */
    public static final int MAX = 2_000;

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private TextFolding() {}

    public static String fold(String text) {
        String plain =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        // a final sigma must match a sigma inside a word
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

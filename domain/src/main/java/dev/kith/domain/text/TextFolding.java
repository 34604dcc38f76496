package dev.kith.domain.text;

import com.ibm.icu.text.FilteredNormalizer2;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.UnicodeSet;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Folds texts for comparison: without case, accents and extra space. Marks that make another letter stay, such as those
 * of Indic scripts and the voicing marks of kana. Folding a folded text changes nothing.
 */
public final class TextFolding {

    /** The largest length of a folded text, so that it fits into an index. One character may fold to eighteen. */
    public static final int MAX = 2_000;

    private static final Pattern SPACES = Pattern.compile("\\s++");

    /** Loaded at the first text beyond ASCII, because the tables are large. */
    private static final class Tables {

        /** What folds without regard to marks: case, width and compatibility forms. */
        static final Normalizer2 CASE = Normalizer2.getNFKCCasefoldInstance();

        /** Lucene's table of foldings (UTR 30), for the scripts in which a mark is an accent. */
        static final Normalizer2 ACCENTS = new FilteredNormalizer2(lucene(), new UnicodeSet("""
                [[[:scx=Latn:][:scx=Grek:][:scx=Hebr:][:scx=Arab:][:scx=Zyyy:][:scx=Zinh:][:Nd:][\u0451]]
                 - [:ASCII:]]""").freeze());

        private Tables() {}

        private static Normalizer2 lucene() {
            String name = "/org/apache/lucene/analysis/icu/utr30.nrm";
            try (InputStream table = Objects.requireNonNull(TextFolding.class.getResourceAsStream(name), name)) {
                return Normalizer2.getInstance(table, "utr30", Normalizer2.Mode.COMPOSE);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private TextFolding() {}

    public static String fold(String text) {
        String folded = SPACES.matcher(isAscii(text) ? text.toLowerCase(Locale.ROOT) : foldLetters(text))
                .replaceAll(" ")
                .strip();
        if (folded.length() <= MAX) {
            return folded;
        }
        int end = Character.isHighSurrogate(folded.charAt(MAX - 1)) ? MAX - 1 : MAX;
        return folded.substring(0, end).strip();
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(unit -> unit < 0x80);
    }

    private static String foldLetters(String text) {
        return Tables.CASE.normalize(Tables.ACCENTS.normalize(Tables.CASE.normalize(text)));
    }
}

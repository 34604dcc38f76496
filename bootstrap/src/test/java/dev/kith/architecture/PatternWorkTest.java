package dev.kith.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No text from outside makes a pattern work more than in proportion to its length. The work is counted in characters
 * that the pattern reads, so the result does not depend on the machine.
 */
final class PatternWorkTest {

    private static final int LENGTH = 8_192;

    /** The most reads of a character. A pattern with several parts reads some characters again. */
    private static final int MOST_READS = 12;

    private static final String[] PACKAGES = {
        "dev.kith.domain", "dev.kith.application", "dev.kith.http", "dev.kith.bootstrap.importing"
    };

    private static final String CHARACTERS = "aZ09 \t\n.,:;-_+/=@#%&?!\"\\<([{|\u00e9\u0301\u0436";

    /** Beginnings of usual texts, so that the later parts of a pattern are reached. */
    private static final List<String> BEGINNINGS =
            List.of("", "a", "a@", "a@a", "1,", "1.", "-1", "#aaa", ":8", "data:image/png;base64,", "data:image/");

    private static final List<String> ENDS = List.of("", "!", "\u0000");

    /** Ends a match that would take too long. */
    private static final class TooMuchWork extends RuntimeException {}

    private static final List<String> TEXTS = texts();

    private static final Pattern SPLIT = Pattern.compile("\\.split\\(\"((?:[^\"\\\\]|\\\\.)*+)\"");

    /** A text that counts how often its characters are read. */
    private static final class CountingText implements CharSequence {

        private final String text;
        private long reads;

        private CountingText(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            reads++;
            if (reads > 2L * MOST_READS * LENGTH) {
                throw new TooMuchWork();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    static List<Patterns.Constant> patterns() {
        return Patterns.of(
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages(PACKAGES),
                PACKAGES);
    }

    @Test
    void patterns_are_found() {
        assertThat(patterns())
                .extracting(Patterns.Constant::name)
                .contains(
                        "dev.kith.domain.email.EmailAddress.FORM",
                        "dev.kith.domain.avatar.Picture$Format.signature",
                        "dev.kith.http.security.token.Scopes.SPACES");
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void the_work_of_a_pattern_is_in_proportion_to_the_text(Patterns.Constant constant) {
        for (String text : TEXTS) {
            assertThat(reads(constant.pattern(), text, constant.searches()))
                    .as("%s reads of %s…", constant.pattern(), text.substring(0, 30))
                    .isLessThanOrEqualTo((long) MOST_READS * LENGTH);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a+)+b", "a*a*b", "\\s+$", "[^=]+\\s*=\\s*x"})
    void a_pattern_that_backtracks_is_noticed(String pattern) {
        assertThat(TEXTS).anyMatch(text -> reads(Pattern.compile(pattern), text, true) > (long) MOST_READS * LENGTH);
    }

    @Test
    void a_text_is_split_at_one_character_or_by_a_constant() throws IOException {
        for (String module : List.of("domain", "application", "adapters-http", "bootstrap")) {
            Path sources = Path.of("..", module, "src", "main", "java", "dev", "kith");
            try (Stream<Path> files = Files.walk(sources)) {
                for (Path file :
                        files.filter(PatternWorkTest::readsTextsFromOutside).toList()) {
                    assertThat(SPLIT.matcher(Files.readString(file)).results().map(split -> split.group(1)))
                            .as("%s", file)
                            .allMatch(separator -> separator.matches(".|\\\\\\\\."));
                }
            }
        }
    }

    private static boolean readsTextsFromOutside(Path file) {
        return file.toString().endsWith(".java")
                && (!file.toString().contains("bootstrap") || file.toString().contains("importing"));
    }

    private static List<String> texts() {
        List<String> texts = new ArrayList<>();
        List<String> pieces = new ArrayList<>();
        for (int one = 0; one < CHARACTERS.length(); one++) {
            pieces.add(CHARACTERS.substring(one, one + 1));
            for (int other = 0; other < CHARACTERS.length(); other++) {
                pieces.add("" + CHARACTERS.charAt(one) + CHARACTERS.charAt(other));
            }
        }
        for (String piece : pieces) {
            for (String beginning : piece.length() == 1 ? BEGINNINGS : List.of("")) {
                for (String end : piece.length() == 1 ? ENDS : List.of("!")) {
                    String middle = piece.repeat(LENGTH / piece.length());
                    texts.add((beginning + middle).substring(0, LENGTH - end.length()) + end);
                }
            }
        }
        return texts;
    }

    private static long reads(Pattern pattern, String text, boolean searches) {
        CountingText counted = new CountingText(text);
        Matcher matcher = pattern.matcher(counted);
        try {
            boolean found = searches ? matcher.find() : matcher.matches();
            while (searches && found) {
                found = matcher.find();
            }
        } catch (TooMuchWork e) {
            assertThat(counted.reads).isPositive();
        }
        return counted.reads;
    }
}

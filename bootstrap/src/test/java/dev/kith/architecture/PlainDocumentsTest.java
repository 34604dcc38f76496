package dev.kith.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Documents are read by people whose second language is English: no sentence has more than 30 words. */
final class PlainDocumentsTest {

    private static final int MAX_WORDS = 30;
    private static final Pattern CODE = Pattern.compile("```.*?```", Pattern.DOTALL);
    private static final Pattern INLINE_CODE = Pattern.compile("`[^`\n]*`");
    private static final Pattern LINK_TARGET = Pattern.compile("]\\([^)]*\\)");
    private static final Pattern BLOCK_END = Pattern.compile("\n\\s*\n|\n(?=[|#\\-*]|\\d+\\. )|\\|");
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?;:])\\**\\s+");
    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z'-]*|\\d[\\d,.]*");

    private static List<Path> documents() throws IOException {
        Path root = Path.of("..");
        try (Stream<Path> docs = Files.walk(root.resolve("docs"))) {
            return Stream.concat(
                            Stream.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md")
                                    .map(root::resolve),
                            docs.filter(file -> file.toString().endsWith(".md")))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void no_sentence_is_longer_than_thirty_words(Path document) throws IOException {
        assertThat(longSentences(Files.readString(document))).as("%s", document).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("longTexts")
    void a_long_sentence_is_found(String text) {
        assertThat(longSentences(text)).hasSize(1);
    }

    private static List<String> longTexts() {
        String words = "word ".repeat(MAX_WORDS + 1).strip();
        return List.of(
                words + ".",
                "A short one. " + words,
                "| a cell | " + words + " |",
                "- " + words.replaceFirst(" ", "\n  "));
    }

    private static List<String> longSentences(String document) {
        String prose = LINK_TARGET
                .matcher(INLINE_CODE
                        .matcher(CODE.matcher(document).replaceAll(""))
                        .replaceAll("code"))
                .replaceAll("]");
        return BLOCK_END
                .splitAsStream(prose)
                .flatMap(block -> SENTENCE_END.splitAsStream(block.replace('\n', ' ')))
                .filter(sentence -> WORD.matcher(sentence).results().count() > MAX_WORDS)
                .toList();
    }
}

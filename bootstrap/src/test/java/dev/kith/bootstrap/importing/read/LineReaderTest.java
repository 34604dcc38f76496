package dev.kith.bootstrap.importing.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.bootstrap.importing.read.LineReader.Line;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LineReaderTest {

    @Test
    void lines_keep_their_ends_and_are_numbered() throws IOException {
        assertThat(lines("a\nb\r\nc\r\rd".getBytes(StandardCharsets.UTF_8)))
                .containsExactly(
                        new Line(1, "a", "\n", true, false),
                        new Line(2, "b", "\r\n", true, false),
                        new Line(3, "c", "\r", true, false),
                        new Line(4, "", "\r", true, false),
                        new Line(5, "d", "", true, false));
        assertThat(lines(new byte[0])).isEmpty();
    }

    @Property
    void lines_are_those_of_the_jdk(@ForAll("texts") String text) throws IOException {
        List<String> expected =
                new BufferedReader(new StringReader(text)).lines().toList();
        assertThat(lines(text.getBytes(StandardCharsets.UTF_8)))
                .extracting(Line::text)
                .isEqualTo(expected);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("\n", "\r", "\r\n", "a", ",", "\"", "é", "👩‍👩‍👧", "\0", "\u2028", "x".repeat(70_000))
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }

    @Test
    void a_line_end_is_found_across_the_chunks_of_the_file() throws IOException {
        for (int length = 65_530; length < 65_540; length++) {
            byte[] text = ("x".repeat(length) + "\r\nnext").getBytes(StandardCharsets.UTF_8);
            assertThat(lines(text)).extracting(Line::text).containsExactly("x".repeat(length), "next");
        }
    }

    @Test
    void a_line_that_is_too_long_has_no_text_and_the_next_one_is_read() throws IOException {
        String longest = "x".repeat(LineReader.MAX_LENGTH);
        String text = longest + "\n" + longest + "x\r\n" + longest + longest + longest + "\nend";
        assertThat(lines(text.getBytes(StandardCharsets.UTF_8)))
                .containsExactly(
                        new Line(1, longest, "\n", true, false),
                        new Line(2, "", "\r\n", true, true),
                        new Line(3, "", "\n", true, true),
                        new Line(4, "end", "", true, false));
        assertThat(lines((longest + "x").getBytes(StandardCharsets.UTF_8)))
                .extracting(Line::isTooLong)
                .containsExactly(true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jos\u00e9",
                "\u00ff",
                "\u00c3",
                "\u00ed\u00a0\u0080",
                "\u00f0\u009f\u0091",
                "\u00c0\u0080",
                "\u00f4\u0090\u0080\u0080"
            })
    void a_line_with_bytes_that_are_not_utf_8_says_so(String latin1) throws IOException {
        byte[] text = ("good\n" + latin1 + "\ngood é").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(lines(text)).extracting(Line::isUtf8).containsExactly(true, false, false);
        byte[] other = ("good\n" + latin1 + "\ngood").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(lines(other)).extracting(Line::isUtf8).containsExactly(true, false, true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ufffd", "\uffff", "👩", "a\0b"})
    void rare_characters_of_utf_8_are_text(String text) throws IOException {
        assertThat(lines(text.getBytes(StandardCharsets.UTF_8))).containsExactly(new Line(1, text, "", true, false));
    }

    private static List<Line> lines(byte[] text) throws IOException {
        try (LineReader reader = new LineReader(new ByteArrayInputStream(text))) {
            List<Line> lines = new ArrayList<>();
            for (Line line = reader.next(); line != null; line = reader.next()) {
                lines.add(line);
            }
            return lines;
        }
    }
}

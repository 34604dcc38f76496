package dev.kith.bootstrap.commandline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class Utf8TextTest {

    @TempDir
    Path folder = Path.of("");

    @Test
    void a_byte_order_mark_is_skipped() throws IOException {
        assertThat(Utf8Text.of(file("\ufeffZoë\n"))).isEqualTo("Zoë\n");
        assertThat(Utf8Text.of(file("\ufeff"))).isEmpty();
        assertThat(Utf8Text.of(file("a\ufeff"))).isEqualTo("a\ufeff");
        assertThat(firstLine("\ufeffZoë\nmore")).isEqualTo("Zoë");
    }

    @Test
    void a_line_ends_with_lf_or_cr_lf_or_the_text() {
        assertThat(firstLine("one\r\ntwo")).isEqualTo("one");
        assertThat(firstLine("one\n\n")).isEqualTo("one");
        assertThat(firstLine("one")).isEqualTo("one");
        assertThat(firstLine("\none")).isEmpty();
        assertThat(firstLine("")).isEmpty();
    }

    @Test
    void nothing_behind_the_first_line_is_awaited() {
        InputStream typed = new SequenceInputStream(new ByteArrayInputStream(utf8("ab\n")), new InputStream() {

            @Override
            public int read() throws IOException {
                throw new IOException("a read that would wait for the terminal");
            }
        });
        assertThat(Utf8Text.firstLine(typed, "The text")).isEqualTo("ab");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void another_encoding_is_refused_by_name(String charset) throws IOException {
        byte[] text = "\ufeffport=1\n".getBytes(Charset.forName(charset));
        assertThatThrownBy(() -> Utf8Text.of(file(text)))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContainingAll(charset, "UTF-8");
        assertThatThrownBy(() -> Utf8Text.firstLine(new ByteArrayInputStream(text), "The text"))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContainingAll("The text", charset, "UTF-8");
    }

    @Test
    void bytes_that_are_not_utf_8_are_refused() {
        byte[] latin1 = "Zoë\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> Utf8Text.of(file(latin1)))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContainingAll("text", "not UTF-8");
        assertThatThrownBy(() -> Utf8Text.firstLine(new ByteArrayInputStream(latin1), "The text"))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContainingAll("The text", "not UTF-8");
    }

    @Test
    void a_text_has_a_bound_and_what_is_beyond_is_not_read() throws IOException {
        String longest = "x".repeat(Utf8Text.MAX_BYTES);
        assertThat(Utf8Text.of(file(longest))).isEqualTo(longest);
        assertThat(firstLine(longest + "\n")).isEqualTo(longest);
        assertThatThrownBy(() -> Utf8Text.of(file(longest + "x")))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining(Utf8Text.MAX_BYTES + " bytes");
        assertThatThrownBy(() -> Utf8Text.of(Path.of("/dev/zero")))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining(Utf8Text.MAX_BYTES + " bytes");
        try (InputStream endless = Files.newInputStream(Path.of("/dev/zero"))) {
            assertThatThrownBy(() -> Utf8Text.firstLine(endless, "The text"))
                    .isInstanceOf(CommandFailure.class)
                    .hasMessageContaining(Utf8Text.MAX_BYTES + " bytes");
        }
    }

    @Test
    void a_file_that_cannot_be_read_is_named_with_the_reason() {
        assertThatThrownBy(() -> Utf8Text.of(folder.resolve("none")))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("none does not exist");
        assertThatThrownBy(() -> Utf8Text.of(folder))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining(folder + " cannot be read");
    }

    private static String firstLine(String text) {
        return Utf8Text.firstLine(new ByteArrayInputStream(utf8(text)), "The text");
    }

    private Path file(String text) throws IOException {
        return file(utf8(text));
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("text"), bytes);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

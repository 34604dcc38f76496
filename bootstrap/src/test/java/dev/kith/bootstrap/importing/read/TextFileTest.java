package dev.kith.bootstrap.importing.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.bootstrap.commandline.CommandFailure;
import dev.kith.bootstrap.importing.Gzip;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.commons.lang3.ArrayUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TextFileTest {

    @TempDir
    Path folder = Path.of("");

    @Test
    void a_byte_order_mark_is_skipped() {
        assertThat(firstLine(utf8("\ufeff1 2\n"))).isEqualTo("1 2");
        assertThat(firstLine(Gzip.compressed(utf8("\ufeff1 2\n")))).isEqualTo("1 2");
        assertThat(firstLine(utf8("\ufeff"))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void another_encoding_is_refused_by_name(String charset) {
        byte[] text = "\ufeffid,username\n1,ann\n".getBytes(Charset.forName(charset));
        assertThatThrownBy(() -> firstLine(text))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining(charset)
                .hasMessageContaining("UTF-8");
    }

    @ParameterizedTest
    @CsvSource({
        "28b52ffd0058,zstd",
        "425a68393141,bzip2",
        "fd377a585a0000,xz",
        "04224d186440,lz4-framed",
        "504b0304140000,zip"
    })
    void another_compression_is_refused_by_name(String bytes, String name) {
        assertThatThrownBy(() -> firstLine(HexFormat.of().parseHex(bytes)))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("compressed by " + name)
                .hasMessageContaining("gzip");
    }

    @Test
    void every_part_of_a_gzip_file_is_read() {
        byte[] parts = ArrayUtils.addAll(Gzip.compressed(utf8("1 2\n")), Gzip.compressed(utf8("3 4\n")));
        assertThat(lineCount(parts)).isEqualTo(2);
    }

    @Test
    void a_gzip_file_that_ends_early_is_an_error() {
        byte[] whole = Gzip.compressed(utf8("1 2\n".repeat(100)));
        for (int length = 2; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> lineCount(cut))
                    .as("%s bytes", length)
                    .isInstanceOf(CommandFailure.class)
                    .hasMessageContaining("damaged or incomplete");
        }
    }

    @Test
    void a_damaged_gzip_file_is_an_error() {
        byte[] part = Gzip.compressed(utf8("1 2\n".repeat(100)));
        byte[] wrongSum = part.clone();
        wrongSum[wrongSum.length - 5] ^= 1;
        byte[] more = ArrayUtils.addAll(part, utf8("3 4\n"));
        byte[] second = ArrayUtils.addAll(part, Arrays.copyOf(part, 5));
        for (byte[] damaged : new byte[][] {wrongSum, more, second}) {
            assertThatThrownBy(() -> lineCount(damaged))
                    .isInstanceOf(CommandFailure.class)
                    .hasMessageContaining("damaged or incomplete");
        }
    }

    @Test
    void a_missing_file_is_named() {
        assertThatThrownBy(() -> TextFile.of(folder.resolve("none")).read(LineReader::next))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("none does not exist");
    }

    private static String firstLine(byte[] bytes) {
        return file(bytes).read(lines -> {
            LineReader.Line line = lines.next();
            return line == null ? null : line.text();
        });
    }

    private static int lineCount(byte[] bytes) {
        return file(bytes).read(lines -> {
            int count = 0;
            while (lines.next() != null) {
                count++;
            }
            return count;
        });
    }

    private static TextFile file(byte[] bytes) {
        return new TextFile(Path.of("file"), () -> new ByteArrayInputStream(bytes));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

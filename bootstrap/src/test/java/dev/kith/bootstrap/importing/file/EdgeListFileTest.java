package dev.kith.bootstrap.importing.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.application.importing.follow.FollowList;
import dev.kith.bootstrap.commandline.CommandFailure;
import dev.kith.bootstrap.importing.read.BadLines;
import dev.kith.bootstrap.importing.read.TextFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EdgeListFileTest {

    @TempDir
    Path folder = Path.of("");

    private final StringWriter err = new StringWriter();

    @Test
    void any_white_space_separates_ids_and_comments_and_empty_lines_are_ignored() throws IOException {
        FollowList list = new FollowList();
        EdgeListFile file = new EdgeListFile(TextFile.of(written("# a comment\n1\t2\n  3   4  \r\n\n5 5\n#6 7\n")));
        long selfFollows = file.readInto(list, failing());
        assertThat(list.users()).containsExactly(1, 2, 3, 4);
        assertThat(list.size()).isEqualTo(2);
        assertThat(selfFollows).isEqualTo(1);
    }

    @Test
    void a_compressed_file_is_recognised_by_its_first_bytes() throws IOException {
        Path file = folder.resolve("edges");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("1 2\n".getBytes(StandardCharsets.UTF_8));
        }
        FollowList list = new FollowList();
        new EdgeListFile(TextFile.of(file)).readInto(list, failing());
        assertThat(list.size()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "1 x",
                "1 2 3",
                "a b",
                "0 1",
                "-1 2",
                "1,2",
                "1 99999999999999999999",
                "1 ٥",
                "1 9223372036854775807",
                "\0 1",
                "1 2 \0"
            })
    void a_bad_line_is_reported_with_its_number(String line) throws IOException {
        Path file = written("1 2\n\n" + line + "\n3 4\n");
        assertThatThrownBy(() -> new EdgeListFile(TextFile.of(file)).readInto(new FollowList(), failing()))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("line 3:")
                .hasMessageContaining("--on-error skip");
    }

    @Test
    void a_bad_line_is_skipped_on_request() throws IOException {
        BadLines bad = new BadLines(true, new PrintWriter(err, true));
        FollowList list = new FollowList();
        new EdgeListFile(TextFile.of(written("1 2\nx\n3 4\n"))).readInto(list, bad);
        assertThat(bad.count()).isEqualTo(1);
        assertThat(list.size()).isEqualTo(2);
        assertThat(err.toString()).contains("line 2:");
    }

    @Test
    void a_byte_order_mark_is_skipped_and_ids_may_have_nineteen_digits() throws IOException {
        FollowList list = new FollowList();
        new EdgeListFile(TextFile.of(written("\ufeff1 9223372032559808512\n"))).readInto(list, failing());
        assertThat(list.users()).containsExactly(1, 9223372032559808512L);
    }

    @Test
    void a_line_that_is_not_utf_8_is_bad_unless_it_is_a_comment() throws IOException {
        BadLines bad = new BadLines(true, new PrintWriter(err, true));
        Path file = Files.write(
                folder.resolve("edges.txt"), "# caf\u00e9\n1 2\n3 4 \u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        new EdgeListFile(TextFile.of(file)).readInto(new FollowList(), bad);
        assertThat(err.toString()).contains("line 3: the line is not UTF-8").hasLineCount(1);
    }

    @Test
    void an_empty_file_has_no_follows() throws IOException {
        FollowList list = new FollowList();
        new EdgeListFile(TextFile.of(written(""))).readInto(list, failing());
        assertThat(list.size()).isZero();
    }

    private Path written(String text) throws IOException {
        return Files.writeString(folder.resolve("edges.txt"), text);
    }

    private BadLines failing() {
        return new BadLines(false, new PrintWriter(err, true));
    }
}

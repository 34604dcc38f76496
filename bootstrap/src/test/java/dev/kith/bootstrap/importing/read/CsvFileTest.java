package dev.kith.bootstrap.importing.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.bootstrap.commandline.CommandFailure;
import dev.kith.domain.text.TextRule;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CsvFileTest {

    private final StringWriter err = new StringWriter();
    private final BadLines bad = new BadLines(true, new PrintWriter(err, true));

    @Test
    void columns_are_found_by_name_without_case_and_white_space() {
        List<String> names = new ArrayList<>();
        file("Shoe Size, User Name ,\tID\n43,ada,7\n")
                .forEach(bad, line -> names.add(line.id("id") + line.text("username")));
        assertThat(names).containsExactly("7ada");
        file("Shoe Size,username,id\n43,ada,7\n").printIgnoredColumns(new PrintWriter(err, true));
        assertThat(err.toString()).isEqualTo("file.csv: ignoring the columns shoesize\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n",
                "id,username\n",
                "id,username",
                "foo;bar\n",
                "foo;bar\n1;ann\n",
                "1,2",
                "id;username\n1;ann\n",
                "id,name\n1,ann\n",
                "\"id,username\n1,ann\n",
                "id,username,ID\n1,ann,2\n",
                "\u0000\u0001\u0002"
            })
    void a_file_without_the_columns_or_with_one_line_is_refused_with_the_columns_it_needs(String text) {
        CsvFile file = file(text);
        assertThatThrownBy(() -> file.printIgnoredColumns(new PrintWriter(err, true)))
                .isInstanceOf(CommandFailure.class)
                .hasMessageStartingWith("file.csv ")
                .hasMessageContaining("the columns username (optional: id, since), separated by commas")
                .message()
                .doesNotContainPattern("\\p{Cntrl}");
    }

    @Test
    void a_column_that_is_ignored_may_be_there_twice() {
        file("a,,a,username,\n1,2,3,ann,5\n").printIgnoredColumns(new PrintWriter(err, true));
        assertThat(err.toString()).contains("ignoring");
    }

    @Test
    void a_line_with_more_fields_than_the_header_row_is_bad_and_one_with_fewer_has_empty_ones() {
        List<String> names = new ArrayList<>();
        file("username,since,id\nann,,1\nSmith, Ann,,1\nbob\n")
                .forEach(bad, line -> names.add(line.text("username") + "|" + line.text("id")));
        assertThat(names).containsExactly("ann|1", "bob|");
        assertThat(err.toString())
                .contains("file.csv, line 3: the line has 4 fields, and the header row has 3; skipped");
    }

    @Test
    void every_line_that_is_not_csv_or_not_utf_8_is_named_and_the_others_are_read() {
        List<Long> ids = new ArrayList<>();
        byte[] text = "id,username\n1,ann\n2,\"bob\n3,cid\n\n4,jos\u00e9\n5,\"a\"b\n6,eve\n"
                .getBytes(StandardCharsets.ISO_8859_1);
        long usable = new CsvFile(
                        new TextFile(Path.of("file.csv"), () -> new ByteArrayInputStream(text)),
                        List.of("username"),
                        List.of("id"))
                .forEach(bad, line -> ids.add(line.id("id")));
        assertThat(ids).containsExactly(1L, 3L, 6L);
        assertThat(usable).isEqualTo(3);
        assertThat(bad.count()).isEqualTo(3);
        assertThat(err.toString().lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains("line 3: the line is not CSV"),
                        line -> assertThat(line).contains("line 6: the line is not UTF-8"),
                        line -> assertThat(line).contains("line 7: the line is not CSV"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1969-12-31T23:59:59Z",
                "+10000-01-01T00:00:00Z",
                "+300000-01-01T00:00:00Z",
                "-0001-01-01",
                "+999999999-12-31T23:59:59+18:00",
                "never"
            })
    void a_time_is_in_the_years_1970_to_9999(String since) {
        assertThat(file("username,since\nann," + since + "\n").forEach(bad, line -> line.micros("since", 0)))
                .isZero();
        assertThat(err.toString()).contains("file.csv, line 2: since '" + since + "' is not ");
    }

    @Test
    void the_first_and_the_last_time_are_read() {
        List<Instant> times = new ArrayList<>();
        file("username,since\nann,1970-01-01\nbob,9999-12-31T23:59:59.999999Z\n")
                .forEach(bad, line -> times.add(line.time("since", Instant.MAX)));
        assertThat(times).containsExactly(Instant.EPOCH, Instant.parse("9999-12-31T23:59:59.999999Z"));
    }

    @Test
    void a_text_is_judged_by_its_rule() {
        List<String> texts = new ArrayList<>();
        file("username\n  Cafe\u0301 \nfour\nfive5\nA\u0000nn\n\"a\nb\"\n")
                .forEach(bad, line -> texts.add(line.text("username", TextRule.line(4))));
        assertThat(texts).containsExactly("Caf\u00e9", "four");
        assertThat(err.toString())
                .contains(
                        "line 4: username has more than 4 characters",
                        "line 5: username has a control character",
                        "line 6: username has a control character");
    }

    @Test
    void a_message_is_short_and_has_no_control_characters() {
        file("username,id\nann,\u001b[31m\u202e" + "x".repeat(100_000) + "\n").forEach(bad, line -> line.id("id"));
        assertThat(err.toString()).contains("id '\\u001b[31m\\u202exxx").hasSizeLessThan(500);
        assertThat(err.toString().stripTrailing()).doesNotContainPattern("\\p{Cntrl}");
    }

    @Test
    void all_lines_are_bad_only_if_there_are_lines_and_none_is_usable() {
        assertThat(bad.areAll()).isFalse();
        file("username,id\nann,x\n").forEach(bad, line -> line.id("id"));
        assertThat(bad.areAll()).isTrue();
        file("username,id\nann,1\n").forEach(bad, line -> line.id("id"));
        assertThat(bad.areAll()).isFalse();
    }

    private static CsvFile file(String text) {
        return new CsvFile(
                new TextFile(
                        Path.of("file.csv"), () -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))),
                List.of("username"),
                List.of("id", "since"));
    }
}

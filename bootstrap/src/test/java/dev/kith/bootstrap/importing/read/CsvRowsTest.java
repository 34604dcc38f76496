package dev.kith.bootstrap.importing.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.kith.bootstrap.importing.read.CsvRows.Row;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class CsvRowsTest {

    @Test
    void a_quoted_field_may_have_commas_quotes_and_lines() throws IOException {
        assertThat(rows("a,\"b, \"\"c\"\"\r\n\r\nd\"\r\n\r\ne\n"))
                .containsExactly(row(1, "a", "b, \"c\"\r\n\r\nd"), row(5, "e"));
    }

    @Test
    void a_quote_that_does_not_close_is_the_fault_of_its_line_alone() throws IOException {
        List<Row> rows = rows("1,ann\n2,\"bob\n3,cid\n4,dan");
        assertThat(rows).extracting(Row::number).containsExactly(1L, 2L, 3L, 4L);
        assertThat(rows)
                .extracting(Row::fault)
                .containsExactly(null, "a quote opens in the line and does not close", null, null);
        assertThat(rows)
                .extracting(Row::fields)
                .containsExactly(List.of("1", "ann"), List.of(), List.of("3", "cid"), List.of("4", "dan"));
    }

    @Test
    void text_after_a_closing_quote_is_a_fault() throws IOException {
        List<Row> rows = rows("\"a\"b\nc\n");
        assertThat(rows.getFirst().fault())
                .isEqualTo("the line is not CSV: it has text after a closing quote, or too many fields");
        assertThat(rows.getLast()).isEqualTo(row(2, "c"));
    }

    @Test
    void a_row_of_several_lines_has_a_greatest_length() throws IOException {
        String lines = "\n".repeat(LineReader.MAX_LENGTH - 10);
        assertThat(rows("\"" + lines + "\"\nend"))
                .containsExactly(row(1, lines), row(LineReader.MAX_LENGTH - 8, "end"));
        List<Row> rows = rows("\"" + "\n".repeat(LineReader.MAX_LENGTH + 10) + "end,\"x\"");
        assertThat(rows.getFirst().fault()).contains("does not close");
        assertThat(rows.getLast()).isEqualTo(row(LineReader.MAX_LENGTH + 11, "end", "x"));
    }

    @Test
    void a_line_that_is_too_long_is_the_only_bad_one() throws IOException {
        String tooLong = "x".repeat(LineReader.MAX_LENGTH + 1);
        assertThat(rows("a\n" + tooLong + "\nb\n"))
                .extracting(Row::number, row -> row.fault() == null)
                .containsExactly(tuple(1L, true), tuple(2L, false), tuple(3L, true));
        assertThat(rows("\"a\n" + tooLong + "\nb\n"))
                .extracting(row -> row.fault() == null)
                .containsExactly(false, false, true);
    }

    @Property(tries = 5_000)
    void rows_are_read_as_a_plain_reader_reads_them(@ForAll("texts") String text) throws IOException {
        assertThat(rows(text))
                .extracting(row -> new PlainCsv.Row(row.number(), row.fault() == null ? row.fields() : null))
                .isEqualTo(PlainCsv.rows(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "\"", "\"", "\"\"", ",", ",", "\n", "\n", "\r\n", "\r", "a", "b", " ", "é", "\0", "#", ";",
                        "\t", "👩")
                .list()
                .ofMaxSize(40)
                .map(parts -> String.join("", parts));
    }

    private static Row row(long number, String... fields) {
        return new Row(number, List.of(fields), null);
    }

    private static List<Row> rows(String text) throws IOException {
        CsvRows reader = new CsvRows(new LineReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
        List<Row> rows = new ArrayList<>();
        for (Row row = reader.next(); row != null; row = reader.next()) {
            rows.add(row);
        }
        return rows;
    }
}

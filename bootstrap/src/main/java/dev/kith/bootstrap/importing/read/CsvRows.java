package dev.kith.bootstrap.importing.read;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.kith.bootstrap.importing.read.LineReader.Line;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Splits lines into the rows of a CSV file (RFC 4180). A quoted field may have several lines. After a row that is not
 * CSV, reading goes on at the line below its first one. Empty lines are no rows.
 */
final class CsvRows {

    /**
     * A row.
     *
     * @param number the number of its first line
     * @param fields empty if there is a fault
     * @param fault why the row cannot be used, or null
     */
    record Row(long number, List<String> fields, @Nullable String fault) {}

    private final LineReader file;

    /** Lines of a row that was not CSV, which are read again. */
    private final Deque<Line> returned = new ArrayDeque<>();

    private final RowText rowText = new RowText();
    private CsvReader<CsvRecord> parser = newParser();

    CsvRows(LineReader file) {
        this.file = file;
    }

    /** Returns null at the end of the file. */
    @Nullable
    Row next() throws IOException {
        Line first = nextLine();
        while (first != null && first.text().isEmpty() && !first.isTooLong()) {
            first = nextLine();
        }
        if (first == null) {
            return null;
        }
        if (first.isTooLong()) {
            return new Row(first.number(), List.of(), first.fault());
        }
        rowText.begin(first);
        try {
            List<String> fields = parser.iterator().next().getFields();
            return new Row(first.number(), fields, rowText.fault());
        } catch (CsvParseException e) {
            String fault = rowText.isEndReached()
                    ? "a quote opens in the line and does not close"
                    : "the line is not CSV: it has text after a closing quote, or too many fields";
            rowText.otherLines().reversed().forEach(returned::addFirst);
            parser = newParser();
            return new Row(first.number(), List.of(), fault);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private @Nullable Line nextLine() throws IOException {
        Line line = returned.pollFirst();
        return line == null ? file.next() : line;
    }

    private CsvReader<CsvRecord> newParser() {
        return CsvReader.builder()
                .allowUnclosedQuote(false)
                // the fields are counted by who knows the header row
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(rowText);
    }

    /** Hands the lines of one row to the parser, each when the parser asks for it. */
    private final class RowText extends Reader {

        private final List<Line> lines = new ArrayList<>();
        private String text = "";
        private int position;
        private int length;
        private boolean isEndReached;

        void begin(Line first) {
            lines.clear();
            length = 0;
            isEndReached = false;
            add(first);
        }

        private void add(Line line) {
            lines.add(line);
            text = line.text() + (line.end().isEmpty() ? "\n" : line.end());
            position = 0;
            length += text.length();
        }

        /** Whether the file or the longest allowed row ended within the row. */
        boolean isEndReached() {
            return isEndReached;
        }

        List<Line> otherLines() {
            return lines.subList(1, lines.size());
        }

        @Nullable
        String fault() {
            for (Line line : lines) {
                String fault = line.fault();
                if (fault != null) {
                    return fault;
                }
            }
            return null;
        }

        @Override
        public int read(char[] buffer, int offset, int count) throws IOException {
            if (position == text.length() && !hasNext()) {
                isEndReached = true;
                return -1;
            }
            int end = Math.min(position + count, text.length());
            text.getChars(position, end, buffer, offset);
            int read = end - position;
            position = end;
            return read;
        }

        private boolean hasNext() throws IOException {
            Line next = length > LineReader.MAX_LENGTH ? null : nextLine();
            if (next == null) {
                return false;
            }
            add(next);
            return !next.isTooLong();
        }

        @Override
        public void close() {
            // the file is closed by who opened it
        }
    }
}

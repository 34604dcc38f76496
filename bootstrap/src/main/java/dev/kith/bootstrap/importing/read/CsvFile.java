package dev.kith.bootstrap.importing.read;

import dev.kith.bootstrap.commandline.CommandFailure;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * A CSV file with a header row. Columns are found by name, in any order. Case and white space in names do not matter.
 */
public final class CsvFile {

    private static final Pattern SPACES = Pattern.compile("\\s++");

    private final TextFile file;
    private final List<String> required;
    private final List<String> optional;

    public CsvFile(TextFile file, List<String> required, List<String> optional) {
        this.file = file;
        this.required = required;
        this.optional = optional;
    }

    public Path path() {
        return file.name();
    }

    /** @throws CommandFailure where a required column or the first line below the header row is missing */
    public void printIgnoredColumns(PrintWriter err) {
        List<String> ignored = file.read(lines -> {
            CsvRows rows = new CsvRows(lines);
            List<String> header = header(rows);
            if (rows.next() == null) {
                throw refusal("has one line only");
            }
            return header.stream().filter(column -> !isKnown(column)).toList();
        });
        if (!ignored.isEmpty()) {
            err.println(path() + ": ignoring the columns " + PrintableText.of(String.join(", ", ignored)));
        }
    }

    /** Hands over every line and returns how many of them were usable. */
    public long forEach(BadLines bad, Consumer<CsvLine> use) {
        return file.read(lines -> {
            CsvRows rows = new CsvRows(lines);
            List<String> header = header(rows);
            long usable = 0;
            for (CsvRows.Row row = rows.next(); row != null; row = rows.next()) {
                bad.countLine();
                try {
                    use.accept(line(row, header));
                    usable++;
                } catch (BadLineException e) {
                    bad.add(path(), row.number(), e.reason());
                }
            }
            return usable;
        });
    }

    private static CsvLine line(CsvRows.Row row, List<String> header) {
        String fault = row.fault();
        if (fault != null) {
            throw new BadLineException(fault);
        }
        int count = row.fields().size();
        if (count > header.size()) {
            throw new BadLineException("the line has " + count + " fields, and the header row has " + header.size());
        }
        return new CsvLine(row.number(), header, row.fields());
    }

    private List<String> header(CsvRows rows) throws IOException {
        CsvRows.Row first = rows.next();
        if (first == null) {
            throw refusal("is empty");
        }
        if (first.fault() != null) {
            throw refusal("has no header row that can be read: " + first.fault());
        }
        List<String> header = first.fields().stream().map(CsvFile::normalized).toList();
        for (String column : required) {
            if (!header.contains(column)) {
                throw refusal("has no column '" + column + "' (its header row is "
                        + PrintableText.of(String.join(",", first.fields())) + ")");
            }
        }
        for (String column : header) {
            if (isKnown(column) && Collections.frequency(header, column) > 1) {
                throw refusal("has the column '" + column + "' more than once");
            }
        }
        return header;
    }

    private boolean isKnown(String column) {
        return required.contains(column) || optional.contains(column);
    }

    private static String normalized(String column) {
        return SPACES.matcher(column).replaceAll("").toLowerCase(Locale.ROOT);
    }

    private CommandFailure refusal(String reason) {
        return CommandFailure.because(path() + " " + reason + "; it needs a header row with the columns "
                + String.join(", ", required)
                + (optional.isEmpty() ? "" : " (optional: " + String.join(", ", optional) + ")")
                + ", separated by commas, and lines below it");
    }
}

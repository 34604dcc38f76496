package dev.kith.bootstrap.importing.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.kith.bootstrap.commandline.CommandFailure;
import dev.kith.neo4j.Micros;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A CSV file with a header row. Columns are found by name, in any order. */
public final class CsvFile {

    /** A line that cannot be used. The message is the reason. */
    public static final class BadLineException extends RuntimeException {

        public BadLineException(String reason) {
            super(reason);
        }
    }

    private final Path path;
    private final Set<String> known;
    private final Set<String> required;

    public CsvFile(Path path, Set<String> known, Set<String> required) {
        this.path = path;
        this.known = known;
        this.required = required;
    }

    Path path() {
        return path;
    }

    /** Returns the unknown columns in file order. Fails if a required column is missing. */
    List<String> unknownColumns() {
        List<String> columns = header();
        for (String name : required) {
            if (!columns.contains(name)) {
                throw CommandFailure.because(
                        path + " has no column '" + name + "' (its header row is " + String.join(",", columns) + ")");
            }
        }
        return columns.stream().filter(column -> !known.contains(column)).toList();
    }

    /** Returns the names of the columns. A file without rows counts as one with the required columns. */
    private List<String> header() {
        return new TextFile(path).read(text -> {
            try (CsvReader<NamedCsvRecord> records =
                    CsvReader.builder().detectBomHeader(false).ofNamedCsvRecord(text)) {
                for (NamedCsvRecord line : records) {
                    return line.getHeader();
                }
                return List.copyOf(required);
            } catch (CsvParseException e) {
                throw CommandFailure.because(path + " is not CSV with a header row: " + e.getMessage(), e);
            }
        });
    }

    void printIgnoredColumns(PrintWriter err) {
        List<String> columns = unknownColumns();
        if (!columns.isEmpty()) {
            err.println(path + ": ignoring the columns " + String.join(", ", columns));
        }
    }

    /** Hands over every line and returns how many of them were usable. */
    long forEach(BadLines bad, Consumer<NamedCsvRecord> use) {
        return new TextFile(path).read(text -> {
            try (CsvReader<NamedCsvRecord> records = CsvReader.builder()
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .ofNamedCsvRecord(text)) {
                long usable = 0;
                for (NamedCsvRecord line : records) {
                    try {
                        use.accept(line);
                        usable++;
                    } catch (BadLineException reason) {
                        bad.add(path, line.getStartingLineNumber(), String.valueOf(reason.getMessage()));
                    }
                }
                return usable;
            } catch (CsvParseException e) {
                throw CommandFailure.because(path + " is not CSV: " + e.getMessage(), e);
            }
        });
    }

    /** Returns the stripped text, which is empty if the column is missing. */
    public static String text(NamedCsvRecord line, String column) {
        return line.findField(column).orElse("").strip();
    }

    public static long id(NamedCsvRecord line, String column) {
        return id(column, text(line, column));
    }

    static long id(String column, String text) {
        try {
            long id = Long.parseLong(text);
            if (id >= 1) {
                return id;
            }
        } catch (NumberFormatException e) {
            throw new BadLineException(column + " '" + text + "' is not an id");
        }
        throw new BadLineException(column + " '" + text + "' is not an id; ids begin at 1");
    }

    /** Returns the column {@code since} in microseconds since 1970. */
    public static long since(NamedCsvRecord line, long defaultTime) {
        String text = text(line, "since");
        return text.isEmpty() ? defaultTime : Micros.of(time("since", text));
    }

    /** Parses ISO 8601: a time with an offset, a time in UTC without one, or a date, which means its start in UTC. */
    static Instant time(String column, String text) {
        try {
            if (text.length() <= "2026-01-31".length()) {
                return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
            }
            String iso = text.replace(' ', 'T');
            return iso.endsWith("Z") || iso.lastIndexOf('+') > 10 || iso.lastIndexOf('-') > 10
                    ? OffsetDateTime.parse(iso).toInstant()
                    : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw new BadLineException(column + " '" + text + "' is not a time like 2026-01-31T12:00:00Z");
        }
    }
}

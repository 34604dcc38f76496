package dev.kith.bootstrap.importing.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.kith.bootstrap.commandline.CommandFailure;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A CSV file with a header row; its columns are known by their names, in any order. */
public final class CsvFile {

    /** Thrown at a line that cannot be used; the message is the reason. */
    public static final class BadLineException extends RuntimeException {

        public BadLineException(String reason) {
            super(reason);
        }
    }

    private final Path path;
    private final Set<String> known;
    private final Set<String> needed;

    public CsvFile(Path path, Set<String> known, Set<String> needed) {
        this.path = path;
        this.known = known;
        this.needed = needed;
    }

    Path path() {
        return path;
    }

    /** The columns no one knows, in their order. Refuses a file that lacks one it needs. */
    List<String> unknownColumns() {
        List<List<String>> header = new ArrayList<>();
        new TextFile(path).read(text -> {
            try (CsvReader<NamedCsvRecord> records =
                    CsvReader.builder().detectBomHeader(false).ofNamedCsvRecord(text)) {
                for (NamedCsvRecord first : records) {
                    header.add(first.getHeader());
                    break;
                }
            } catch (CsvParseException e) {
                throw CommandFailure.because(path + " is not CSV with a header row: " + e.getMessage(), e);
            }
        });
        List<String> columns = header.isEmpty() ? List.copyOf(needed) : header.getFirst();
        for (String name : needed) {
            if (!columns.contains(name)) {
                throw CommandFailure.because(
                        path + " has no column '" + name + "' (its header row says " + String.join(",", columns) + ")");
            }
        }
        return columns.stream().filter(column -> !known.contains(column)).toList();
    }

    void printIgnoredColumns(PrintWriter err) {
        List<String> columns = unknownColumns();
        if (!columns.isEmpty()) {
            err.println(path + ": ignoring the columns " + String.join(", ", columns));
        }
    }

    void forEach(BadLines bad, Consumer<NamedCsvRecord> use) {
        new TextFile(path).read(text -> {
            try (CsvReader<NamedCsvRecord> records = CsvReader.builder()
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .ofNamedCsvRecord(text)) {
                for (NamedCsvRecord line : records) {
                    try {
                        use.accept(line);
                    } catch (BadLineException unusable) {
                        bad.add(path, line.getStartingLineNumber(), String.valueOf(unusable.getMessage()));
                    }
                }
            } catch (CsvParseException e) {
                throw CommandFailure.because(path + " is not CSV: " + e.getMessage(), e);
            }
        });
    }

    /** Empty where there is no such column or nothing in it. */
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
        throw new BadLineException(column + " '" + text + "' is not an id; they begin at 1");
    }

    /** The column {@code since} in microseconds since 1970. */
    public static long since(NamedCsvRecord line, long otherwise) {
        String text = text(line, "since");
        return text.isEmpty() ? otherwise : ChronoUnit.MICROS.between(Instant.EPOCH, time("since", text));
    }

    /** ISO 8601: a moment, a local time taken as UTC, or a day taken as its beginning in UTC. */
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

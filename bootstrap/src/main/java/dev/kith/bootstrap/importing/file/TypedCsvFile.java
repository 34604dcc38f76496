package dev.kith.bootstrap.importing.file;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.kith.domain.text.TextRule;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ObjLongConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A CSV file whose lines each hold one {@code T}. */
public final class TypedCsvFile<T> {

    private final CsvFile csv;
    private final Function<NamedCsvRecord, T> parser;
    private final Function<T, @Nullable Object> key;

    /** @param key of a line, unique in the file; null if lines have no key */
    public TypedCsvFile(CsvFile csv, Function<NamedCsvRecord, T> parser, Function<T, @Nullable Object> key) {
        this.csv = csv;
        this.parser = parser;
        this.key = key;
    }

    public Path path() {
        return csv.path();
    }

    public void printIgnoredColumns(PrintWriter err) {
        csv.printIgnoredColumns(err);
    }

    /**
     * Hands over every usable line with its number and returns how many there are. A line that repeats a key is a bad
     * line.
     */
    public long forEach(BadLines bad, ObjLongConsumer<T> use) {
        Set<Object> keys = new HashSet<>();
        return csv.forEach(bad, line -> {
            T value = parser.apply(line);
            Object lineKey = key.apply(value);
            if (lineKey != null && !keys.add(lineKey)) {
                throw new CsvFile.BadLineException("the id " + lineKey + " is a duplicate in this file");
            }
            use.accept(value, line.getStartingLineNumber());
        });
    }

    /** The text of a column, by the rule that the API has for it. */
    public static String text(NamedCsvRecord line, String column, TextRule rule) {
        return switch (rule.check(CsvFile.text(line, column))) {
            case TextRule.Answer.Accepted(String text) -> text;
            case TextRule.Answer.Refused(var why) ->
                throw new CsvFile.BadLineException(
                        switch (why) {
                            case TOO_LONG -> column + " has more than " + rule.max() + " characters";
                            case UNPRINTABLE -> column + " has a control character";
                            case STACKED_MARKS ->
                                column + " has more than " + TextRule.MAX_MARKS + " combining marks in a row";
                        });
        };
    }

    static <E extends Enum<E>> E enumValue(Class<E> type, NamedCsvRecord line, String column, E defaultValue) {
        String text = CsvFile.text(line, column);
        try {
            return text.isEmpty() ? defaultValue : Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new CsvFile.BadLineException(column + " '" + text + "' is not one of " + names(type));
        }
    }

    private static String names(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}

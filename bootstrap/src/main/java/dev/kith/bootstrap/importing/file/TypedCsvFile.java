package dev.kith.bootstrap.importing.file;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/** A CSV file in which every line tells one thing of a kind. */
public final class TypedCsvFile<T> {

    private final CsvFile csv;
    private final Function<NamedCsvRecord, T> meaning;
    private final Function<T, @Nullable Object> key;

    /** @param key what no two lines may share, null for nothing */
    public TypedCsvFile(CsvFile csv, Function<NamedCsvRecord, T> meaning, Function<T, @Nullable Object> key) {
        this.csv = csv;
        this.meaning = meaning;
        this.key = key;
    }

    public Path path() {
        return csv.path();
    }

    public void printIgnoredColumns(PrintWriter err) {
        csv.printIgnoredColumns(err);
    }

    /** Every usable line with its number. */
    public void forEach(BadLines bad, ObjLongConsumer<T> use) {
        Set<Object> keys = new HashSet<>();
        csv.forEach(bad, line -> {
            T told = meaning.apply(line);
            Object own = key.apply(told);
            if (own != null && !keys.add(own)) {
                throw new CsvFile.BadLineException("the id " + own + " stands in this file before");
            }
            use.accept(told, line.getStartingLineNumber());
        });
    }

    public static String text(NamedCsvRecord line, String column, int max) {
        String text = CsvFile.text(line, column);
        if (text.length() > max) {
            throw new CsvFile.BadLineException(column + " has more than " + max + " characters");
        }
        return text;
    }

    static <E extends Enum<E>> E enumValue(Class<E> words, NamedCsvRecord line, String column, E otherwise) {
        String text = CsvFile.text(line, column);
        try {
            return text.isEmpty() ? otherwise : Enum.valueOf(words, text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new CsvFile.BadLineException(column + " '" + text + "' is none of those there are");
        }
    }
}

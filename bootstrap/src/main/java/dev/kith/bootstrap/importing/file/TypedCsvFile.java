package dev.kith.bootstrap.importing.file;

import dev.kith.bootstrap.importing.read.BadLineException;
import dev.kith.bootstrap.importing.read.BadLines;
import dev.kith.bootstrap.importing.read.CsvFile;
import dev.kith.bootstrap.importing.read.CsvLine;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/** A CSV file whose lines each hold one {@code T}. */
public final class TypedCsvFile<T> {

    private final CsvFile csv;
    private final Function<CsvLine, T> parser;
    private final Function<T, @Nullable Object> key;

    /** @param key of a line, unique in the file; null if lines have no key */
    public TypedCsvFile(CsvFile csv, Function<CsvLine, T> parser, Function<T, @Nullable Object> key) {
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
                throw new BadLineException("the id " + lineKey + " is a duplicate in this file");
            }
            use.accept(value, line.number());
        });
    }
}

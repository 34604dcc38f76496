package dev.kith.bootstrap.importing.write;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** Collects the lines of a file and writes them in batches. */
public final class LineBatch<T> {

    /** Larger batches need more memory and are not faster, as measured. */
    public static final int SIZE = 2_000;

    private final int size;
    private final BiConsumer<List<T>, List<Long>> write;
    private List<T> values = new ArrayList<>();
    private List<Long> lines = new ArrayList<>();

    /** @param write gets at most this many values and their line numbers */
    public LineBatch(int size, BiConsumer<List<T>, List<Long>> write) {
        this.size = size;
        this.write = write;
    }

    public void add(T value, long line) {
        values.add(value);
        lines.add(line);
        if (values.size() == size) {
            flush();
        }
    }

    /** Writes the lines collected since the last batch, if there are any. */
    public void flush() {
        if (!values.isEmpty()) {
            write.accept(values, lines);
            values = new ArrayList<>();
            lines = new ArrayList<>();
        }
    }
}

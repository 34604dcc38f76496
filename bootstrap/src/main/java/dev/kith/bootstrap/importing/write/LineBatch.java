package dev.kith.bootstrap.importing.write;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** What lines of a file tell, gathered to be written together. */
public final class LineBatch<T> {

    public static final int SIZE = 2_000;

    private final BiConsumer<List<T>, List<Long>> write;
    private final List<T> told = new ArrayList<>();
    private final List<Long> lines = new ArrayList<>();

    /** @param write is given what is told and the numbers of the lines that tell it */
    public LineBatch(BiConsumer<List<T>, List<Long>> write) {
        this.write = write;
    }

    public void add(T one, long line) {
        told.add(one);
        lines.add(line);
        if (told.size() == SIZE) {
            flush();
        }
    }

    public void flush() {
        write.accept(told, lines);
        told.clear();
        lines.clear();
    }
}

package dev.kith.application.importing.follow;

import java.util.ArrayList;
import java.util.List;

/** A list of longs in chunks. It grows without copying. */
final class ChunkedLongList {

    private static final int BITS = 16;
    private static final int CHUNK = 1 << BITS;

    private final List<long[]> chunks = new ArrayList<>();
    private int size;

    void add(long value) {
        if ((size & (CHUNK - 1)) == 0) {
            chunks.add(new long[CHUNK]);
        }
        chunks.getLast()[size & (CHUNK - 1)] = value;
        size++;
    }

    long get(int index) {
        return chunks.get(index >>> BITS)[index & (CHUNK - 1)];
    }

    int size() {
        return size;
    }
}

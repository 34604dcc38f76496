package dev.kith.application.importing.follow;

import java.util.Arrays;

/**
 * Numbers ids from 0 in the order of their first use. An open-addressed table of primitives, at most 24 bytes per id.
 */
public final class IdIndex {

    private static final int FREE = -1;

    private long[] ids = new long[1_024];
    private int[] table = free(4_096);
    private int size;

    /** @return the number of the id, the next free one for a new id */
    public int indexOf(long id) {
        int slot = slot(id);
        if (table[slot] != FREE) {
            return table[slot];
        }
        if (size == ids.length) {
            ids = Arrays.copyOf(ids, 2 * size);
        }
        ids[size] = id;
        table[slot] = size;
        size++;
        if (2 * size > table.length) {
            table = free(2 * table.length);
            for (int number = 0; number < size; number++) {
                table[slot(ids[number])] = number;
            }
            return size - 1;
        }
        return table[slot];
    }

    int size() {
        return size;
    }

    long idAt(int number) {
        return ids[number];
    }

    long[] sorted() {
        long[] sorted = Arrays.copyOf(ids, size);
        Arrays.sort(sorted);
        return sorted;
    }

    private int slot(long id) {
        long mixed = id * 0x9E3779B97F4A7C15L;
        int slot = (int) (mixed >>> 32) & (table.length - 1);
        while (table[slot] != FREE && ids[table[slot]] != id) {
            slot = (slot + 1) & (table.length - 1);
        }
        return slot;
    }

    private static int[] free(int length) {
        int[] table = new int[length];
        Arrays.fill(table, FREE);
        return table;
    }
}

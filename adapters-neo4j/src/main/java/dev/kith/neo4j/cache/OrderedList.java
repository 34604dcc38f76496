package dev.kith.neo4j.cache;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * The entries of one list in their order, each as two numbers: a key, descending, and a user id, descending. They lie in chunks, so that any place is
 * found, and an entry put in or taken out, at a cost that hardly grows with the length. Not safe for use by several threads at once.
 */
final class OrderedList {

    static final int CHUNK = 512;

    /** For each entry, in arrays that are a third empty. */
    static final int BYTES = 2 * Long.BYTES * 3 / 2;

    private static final int BYTES_EMPTY = 110;

    private static final int ENDINGS = 1 << 12;

    /** Part of the list, never empty. */
    private static final class Chunk {

        private long[] keys;
        private long[] users;
        private int size;

        Chunk(int capacity) {
            keys = new long[capacity];
            users = new long[capacity];
        }

        boolean isBefore(int index, long key, long user) {
            return keys[index] > key || (keys[index] == key && users[index] > user);
        }

        /** How many entries stand before the place. */
        int rank(long key, long user) {
            int low = 0;
            int high = size;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (isBefore(middle, key, user)) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }

        boolean has(int index, long key, long user) {
            return index < size && keys[index] == key && users[index] == user;
        }

        void insert(int index, long key, long user) {
            if (size == keys.length) {
                int capacity = Math.min(CHUNK, size + size / 2 + 2);
                keys = Arrays.copyOf(keys, capacity);
                users = Arrays.copyOf(users, capacity);
            }
            System.arraycopy(keys, index, keys, index + 1, size - index);
            System.arraycopy(users, index, users, index + 1, size - index);
            keys[index] = key;
            users[index] = user;
            size++;
        }

        void remove(int index) {
            size--;
            System.arraycopy(keys, index + 1, keys, index, size - index);
            System.arraycopy(users, index + 1, users, index, size - index);
        }

        /** Keeps the first so many and gives the rest away. */
        Chunk split(int first) {
            Chunk rest = new Chunk(CHUNK);
            rest.size = size - first;
            System.arraycopy(keys, first, rest.keys, 0, rest.size);
            System.arraycopy(users, first, rest.users, 0, rest.size);
            size = first;
            return rest;
        }
    }

    private Chunk[] chunks = new Chunk[1];

    /** How many entries stand before each chunk. */
    private int[] starts = new int[1];

    private int count;
    private int size;

    int size() {
        return size;
    }

    /** About what the list takes in heap. */
    int bytes() {
        return BYTES_EMPTY + (int) Math.min(Integer.MAX_VALUE / 2, (long) size * BYTES);
    }

    long key(int position) {
        int chunk = holding(position);
        return chunks[chunk].keys[position - starts[chunk]];
    }

    long user(int position) {
        int chunk = holding(position);
        return chunks[chunk].users[position - starts[chunk]];
    }

    private int holding(int position) {
        if (position < 0 || position >= size) {
            throw new IndexOutOfBoundsException(position);
        }
        int found = Arrays.binarySearch(starts, 0, count, position);
        return found >= 0 ? found : -found - 2;
    }

    /** How many entries stand before the place, whether or not it is taken. */
    int rank(long key, long user) {
        int chunk = reaching(key, user);
        return chunk == count ? size : starts[chunk] + chunks[chunk].rank(key, user);
    }

    /** The first chunk that does not end before the place. */
    private int reaching(long key, long user) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (chunks[middle].isBefore(chunks[middle].size - 1, key, user)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Puts an entry into its place; one that is there already stays. */
    void insert(long key, long user) {
        if (count == 0) {
            open(0, new Chunk(4));
            chunks[0].insert(0, key, user);
            moved(0, 1);
            return;
        }
        int at = Math.min(reaching(key, user), count - 1);
        Chunk chunk = chunks[at];
        int index = chunk.rank(key, user);
        if (chunk.has(index, key, user)) {
            return;
        }
        if (chunk.size == CHUNK) {
            // a list that is filled in its order leaves full chunks behind
            boolean isFilling = at == count - 1 && index == CHUNK;
            open(at + 1, isFilling ? new Chunk(CHUNK) : chunk.split(CHUNK / 2));
            if (index >= chunk.size) {
                index -= chunk.size;
                chunk = chunks[++at];
            }
        }
        chunk.insert(index, key, user);
        moved(at, 1);
    }

    /** Takes an entry out; false where it is not there. */
    boolean remove(long key, long user) {
        int at = reaching(key, user);
        if (at == count) {
            return false;
        }
        int index = chunks[at].rank(key, user);
        boolean isThere = chunks[at].has(index, key, user);
        if (isThere) {
            remove(at, index);
        }
        return isThere;
    }

    /** Takes every entry of the user out, in time that grows with the list. */
    void removeAll(long user) {
        for (int at = count - 1; at >= 0; at--) {
            Chunk chunk = chunks[at];
            for (int index = chunk.size - 1; index >= 0; index--) {
                if (chunk.users[index] == user) {
                    remove(at, index);
                }
            }
        }
    }

    private void remove(int at, int index) {
        chunks[at].remove(index);
        moved(at, -1);
        if (chunks[at].size == 0) {
            close(at);
        }
    }

    private void open(int at, Chunk chunk) {
        if (count == chunks.length) {
            chunks = Arrays.copyOf(chunks, count + count / 2 + 1);
            starts = Arrays.copyOf(starts, chunks.length);
        }
        System.arraycopy(chunks, at, chunks, at + 1, count - at);
        System.arraycopy(starts, at, starts, at + 1, count - at);
        chunks[at] = chunk;
        starts[at] = at == 0 ? 0 : starts[at - 1] + chunks[at - 1].size;
        count++;
    }

    private void close(int at) {
        count--;
        System.arraycopy(chunks, at + 1, chunks, at, count - at);
        System.arraycopy(starts, at + 1, starts, at, count - at);
        chunks[count] = null;
    }

    private void moved(int at, int by) {
        size += by;
        for (int later = at + 1; later < count; later++) {
            starts[later] += by;
        }
    }

    /** Where an entry stands; negative where it is not there. */
    int position(long key, long user) {
        int at = reaching(key, user);
        if (at == count) {
            return -1;
        }
        int index = chunks[at].rank(key, user);
        return chunks[at].has(index, key, user) ? starts[at] + index : -1;
    }

    /** Where those of these users stand who are there, ascending; in time that grows with the list. */
    int[] positions(long[] sortedUsers) {
        if (sortedUsers.length == 0) {
            return new int[0];
        }
        // most are passed over by a look at one bit, shared by all whose ids end alike
        BitSet endings = new BitSet(ENDINGS);
        for (long user : sortedUsers) {
            endings.set((int) user & ENDINGS - 1);
        }
        IntStream.Builder found = IntStream.builder();
        for (int at = 0; at < count; at++) {
            Chunk chunk = chunks[at];
            for (int index = 0; index < chunk.size; index++) {
                long user = chunk.users[index];
                if (endings.get((int) user & ENDINGS - 1) && Arrays.binarySearch(sortedUsers, user) >= 0) {
                    found.add(starts[at] + index);
                }
            }
        }
        return found.build().toArray();
    }

    /** Everyone in the list, sorted. */
    long[] users() {
        long[] users = new long[size];
        for (int at = 0; at < count; at++) {
            System.arraycopy(chunks[at].users, 0, users, starts[at], chunks[at].size);
        }
        Arrays.sort(users);
        return users;
    }
}

package dev.kith.neo4j.cache.list;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * The entries of one list, each a sort key and a user id, in descending order of both. The entries are in chunks: the
 * cost of a look-up, an insertion and a removal hardly grows with the size. Not thread-safe.
 */
public final class OrderedList {

    private static final int CHUNK_SIZE = 512;

    /** Of one entry, in arrays that are filled to two thirds. */
    static final int BYTES = 2 * Long.BYTES * 3 / 2;

    /** Of an empty list. */
    private static final int BASE_BYTES = 110;

    private static final int FILTER_BITS = 1 << 12;

    /** A part of the list, never empty. */
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

        /** The number of entries before this one, which need not be in the chunk. */
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
                int capacity = Math.min(CHUNK_SIZE, size + size / 2 + 2);
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

        /** Keeps the first entries, and returns the rest as a chunk of its own. */
        Chunk split(int kept) {
            Chunk rest = new Chunk(CHUNK_SIZE);
            rest.size = size - kept;
            System.arraycopy(keys, kept, rest.keys, 0, rest.size);
            System.arraycopy(users, kept, rest.users, 0, rest.size);
            size = kept;
            return rest;
        }
    }

    private Chunk[] chunks = new Chunk[1];

    /** The number of entries before each chunk. */
    private int[] starts = new int[1];

    private int chunkCount;
    private int size;

    public int size() {
        return size;
    }

    /** About what the list takes of the heap. */
    public int bytes() {
        return BASE_BYTES + (int) Math.min(Integer.MAX_VALUE / 2, (long) size * BYTES);
    }

    public long key(int position) {
        int chunk = chunkAt(position);
        return chunks[chunk].keys[position - starts[chunk]];
    }

    public long user(int position) {
        int chunk = chunkAt(position);
        return chunks[chunk].users[position - starts[chunk]];
    }

    private int chunkAt(int position) {
        if (position < 0 || position >= size) {
            throw new IndexOutOfBoundsException(position);
        }
        int found = Arrays.binarySearch(starts, 0, chunkCount, position);
        return found >= 0 ? found : -found - 2;
    }

    /** The number of entries before this one, which need not be in the list. */
    public int rank(long key, long user) {
        int chunk = chunkFor(key, user);
        return chunk == chunkCount ? size : starts[chunk] + chunks[chunk].rank(key, user);
    }

    /** The first chunk that does not end before this entry, {@code chunkCount} if all do. */
    private int chunkFor(long key, long user) {
        int low = 0;
        int high = chunkCount;
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

    /** Adds an entry, unless it is in the list. */
    public void insert(long key, long user) {
        if (chunkCount == 0) {
            addChunk(0, new Chunk(4));
            chunks[0].insert(0, key, user);
            resized(0, 1);
            return;
        }
        int at = Math.min(chunkFor(key, user), chunkCount - 1);
        Chunk chunk = chunks[at];
        int index = chunk.rank(key, user);
        if (chunk.has(index, key, user)) {
            return;
        }
        if (chunk.size == CHUNK_SIZE) {
            // entries that come in order fill their chunks
            boolean isAppended = at == chunkCount - 1 && index == CHUNK_SIZE;
            addChunk(at + 1, isAppended ? new Chunk(CHUNK_SIZE) : chunk.split(CHUNK_SIZE / 2));
            if (index >= chunk.size) {
                index -= chunk.size;
                chunk = chunks[++at];
            }
        }
        chunk.insert(index, key, user);
        resized(at, 1);
    }

    /** Removes an entry; false if it is not in the list. */
    public boolean remove(long key, long user) {
        int at = chunkFor(key, user);
        if (at == chunkCount) {
            return false;
        }
        int index = chunks[at].rank(key, user);
        boolean isPresent = chunks[at].has(index, key, user);
        if (isPresent) {
            remove(at, index);
        }
        return isPresent;
    }

    /** Removes every entry of a user, in time proportional to the size. */
    public void removeAll(long user) {
        for (int at = chunkCount - 1; at >= 0; at--) {
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
        resized(at, -1);
        if (chunks[at].size == 0) {
            removeChunk(at);
        }
    }

    private void addChunk(int at, Chunk chunk) {
        if (chunkCount == chunks.length) {
            chunks = Arrays.copyOf(chunks, chunkCount + chunkCount / 2 + 1);
            starts = Arrays.copyOf(starts, chunks.length);
        }
        System.arraycopy(chunks, at, chunks, at + 1, chunkCount - at);
        System.arraycopy(starts, at, starts, at + 1, chunkCount - at);
        chunks[at] = chunk;
        starts[at] = at == 0 ? 0 : starts[at - 1] + chunks[at - 1].size;
        chunkCount++;
    }

    private void removeChunk(int at) {
        chunkCount--;
        System.arraycopy(chunks, at + 1, chunks, at, chunkCount - at);
        System.arraycopy(starts, at + 1, starts, at, chunkCount - at);
        chunks[chunkCount] = null;
    }

    /** Counts entries that were added to a chunk, or removed from it. */
    private void resized(int at, int by) {
        size += by;
        for (int later = at + 1; later < chunkCount; later++) {
            starts[later] += by;
        }
    }

    /** The position of an entry, -1 if it is not in the list. */
    public int position(long key, long user) {
        int at = chunkFor(key, user);
        if (at == chunkCount) {
            return -1;
        }
        int index = chunks[at].rank(key, user);
        return chunks[at].has(index, key, user) ? starts[at] + index : -1;
    }

    /** Whether a user has an entry, in time proportional to the size. */
    public boolean contains(long user) {
        for (int at = 0; at < chunkCount; at++) {
            Chunk chunk = chunks[at];
            for (int index = 0; index < chunk.size; index++) {
                if (chunk.users[index] == user) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The positions of the entries of some users, ascending, in time proportional to the size. */
    public int[] positions(long[] sortedUsers) {
        if (sortedUsers.length == 0) {
            return new int[0];
        }
        // one bit, shared by all ids with the same last bits, rules out most users without a binary search
        BitSet filter = new BitSet(FILTER_BITS);
        for (long user : sortedUsers) {
            filter.set((int) user & FILTER_BITS - 1);
        }
        IntStream.Builder found = IntStream.builder();
        for (int at = 0; at < chunkCount; at++) {
            Chunk chunk = chunks[at];
            for (int index = 0; index < chunk.size; index++) {
                long user = chunk.users[index];
                if (filter.get((int) user & FILTER_BITS - 1) && Arrays.binarySearch(sortedUsers, user) >= 0) {
                    found.add(starts[at] + index);
                }
            }
        }
        return found.build().toArray();
    }

    /** The users in the list, sorted. */
    public long[] users() {
        long[] users = new long[size];
        for (int at = 0; at < chunkCount; at++) {
            System.arraycopy(chunks[at].users, 0, users, starts[at], chunks[at].size);
        }
        Arrays.sort(users);
        return users;
    }
}

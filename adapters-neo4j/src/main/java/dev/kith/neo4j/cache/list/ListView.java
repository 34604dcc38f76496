package dev.kith.neo4j.cache.list;

import java.util.Arrays;

/**
 * Entries of an {@link OrderedList} by time, newest first; entries of one time by user id, descending. An index counts
 * the entries of the view, a position those of the list.
 */
public sealed interface ListView {

    static ListView empty(OrderedList list) {
        return new Range(list, false, 0, 0);
    }

    static ListView mutuals(OrderedList list) {
        return new Range(list, true, 0, mutualCount(list));
    }

    static ListView others(OrderedList list) {
        return new Range(list, false, mutualCount(list), list.size());
    }

    static ListView byTime(OrderedList list) {
        return mutualCount(list) == 0 ? others(list) : new Merged(list, mutuals(list), others(list));
    }

    /** The number of mutual entries in a list. They are its first. */
    private static int mutualCount(OrderedList list) {
        return list.rank(SortKey.HIGHEST_OF_OTHERS, Long.MAX_VALUE);
    }

    OrderedList list();

    int size();

    /** The position in the list of the entry at an index of the view. */
    int positionAt(int index);

    /** The number of entries at or before a place in the order, which need not be taken. */
    int countThrough(long since, long user);

    /** Leaves out the entries at these positions of the list. A position that is not in the view is ignored. */
    default ListView without(int[] positions) {
        return positions.length == 0 ? this : new Without(this, indexes(positions));
    }

    /** Keeps only the entries at these positions of the list. A position that is not in the view is ignored. */
    default ListView only(int[] positions) {
        return new Only(this, indexes(positions));
    }

    private int[] indexes(int[] positions) {
        return Arrays.stream(positions)
                .map(this::index)
                .filter(index -> index >= 0)
                .sorted()
                .toArray();
    }

    private int index(int position) {
        int index = countThrough(SortKey.micros(list().key(position)), list().user(position)) - 1;
        return index >= 0 && positionAt(index) == position ? index : -1;
    }

    /** The number of elements less than the bound. */
    private static int below(int[] sorted, int bound) {
        int found = Arrays.binarySearch(sorted, bound);
        return found < 0 ? -found - 1 : found;
    }

    /** Adjacent entries of the list, all mutual or none. */
    record Range(OrderedList list, boolean mutual, int from, int to) implements ListView {

        @Override
        public int size() {
            return to - from;
        }

        @Override
        public int positionAt(int index) {
            return from + index;
        }

        @Override
        public int countThrough(long since, long user) {
            return Math.clamp(list.rank(SortKey.of(mutual, since), user - 1), from, to) - from;
        }
    }

    /** The mutual entries and the others, merged by time. */
    record Merged(OrderedList list, ListView mutuals, ListView others) implements ListView {

        @Override
        public int size() {
            return list.size();
        }

        @Override
        public int positionAt(int index) {
            int mutual = mutualsBefore(index);
            int other = index - mutual;
            return isMutual(mutual, other) ? mutuals.positionAt(mutual) : others.positionAt(other);
        }

        /**
         * The number of mutual entries before an index: the least for which no mutual entry follows an older one of the
         * others.
         */
        private int mutualsBefore(int index) {
            int low = Math.max(0, index - others.size());
            int high = Math.min(index, mutuals.size());
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (isMutual(middle, index - middle - 1)) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }

        /** Whether this mutual entry comes before this other one. */
        private boolean isMutual(int mutual, int other) {
            if (mutual >= mutuals.size() || other >= others.size()) {
                return mutual < mutuals.size();
            }
            int one = mutuals.positionAt(mutual);
            int two = others.positionAt(other);
            int byTime = Long.compare(SortKey.micros(list.key(one)), SortKey.micros(list.key(two)));
            return byTime == 0 ? list.user(one) > list.user(two) : byTime > 0;
        }

        @Override
        public int countThrough(long since, long user) {
            return mutuals.countThrough(since, user) + others.countThrough(since, user);
        }
    }

    /** All entries of a view but some. */
    final class Without implements ListView {

        private final ListView all;

        /** The indexes of the entries left out, ascending. */
        private final int[] gaps;

        Without(ListView all, int[] gaps) {
            this.all = all;
            this.gaps = gaps;
        }

        @Override
        public OrderedList list() {
            return all.list();
        }

        @Override
        public int size() {
            return all.size() - gaps.length;
        }

        @Override
        public int positionAt(int index) {
            int low = 0;
            int high = gaps.length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (gaps[middle] - middle <= index) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return all.positionAt(index + low);
        }

        @Override
        public int countThrough(long since, long user) {
            int count = all.countThrough(since, user);
            return count - below(gaps, count);
        }
    }

    /** Some entries of a view. */
    final class Only implements ListView {

        private final ListView all;

        /** Ascending. */
        private final int[] indexes;

        Only(ListView all, int[] indexes) {
            this.all = all;
            this.indexes = indexes;
        }

        @Override
        public OrderedList list() {
            return all.list();
        }

        @Override
        public int size() {
            return indexes.length;
        }

        @Override
        public int positionAt(int index) {
            return all.positionAt(indexes[index]);
        }

        @Override
        public int countThrough(long since, long user) {
            return below(indexes, all.countThrough(since, user));
        }
    }
}

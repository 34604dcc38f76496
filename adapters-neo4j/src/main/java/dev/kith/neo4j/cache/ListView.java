package dev.kith.neo4j.cache;

import java.util.Arrays;

/** Some of a list in heap in the order of time, newest first, ties by user id, descending; each by its position in the list. */
sealed interface ListView {

    static ListView empty(OrderedList list) {
        return new Part(list, false, 0, 0);
    }

    static ListView mutuals(OrderedList list) {
        return new Part(list, true, 0, ListCache.mutualCount(list));
    }

    static ListView others(OrderedList list) {
        return new Part(list, false, ListCache.mutualCount(list), list.size());
    }

    static ListView byTime(OrderedList list) {
        return ListCache.mutualCount(list) == 0 ? others(list) : new Merged(list, mutuals(list), others(list));
    }

    OrderedList list();

    int size();

    /** The position in the list of the one at this index. */
    int positionAt(int index);

    /** How many stand before the place, or at it. */
    int countThrough(long since, long user);

    /** @param positions in the list; those that are not in the sequence change nothing */
    default ListView without(int[] positions) {
        return positions.length == 0 ? this : new Without(this, indexes(positions));
    }

    /** @param positions in the list; those that are not in the sequence change nothing */
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
        int index = countThrough(ListCache.micros(list().key(position)), list().user(position)) - 1;
        return index >= 0 && positionAt(index) == position ? index : -1;
    }

    /** How many of them are less. */
    private static int below(int[] sorted, int bound) {
        int found = Arrays.binarySearch(sorted, bound);
        return found < 0 ? -found - 1 : found;
    }

    /** What stands together in the list. */
    record Part(OrderedList list, boolean mutual, int from, int to) implements ListView {

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
            return Math.clamp(list.rank(ListCache.key(mutual, since), user - 1), from, to) - from;
        }
    }

    /** The mutuals and the others as one. */
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

        /** Of the first so many, how many are mutuals: the least number that leaves no mutual behind an older one of the others. */
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

        /** Whether, of these two, the mutual comes first. */
        private boolean isMutual(int mutual, int other) {
            if (mutual >= mutuals.size() || other >= others.size()) {
                return mutual < mutuals.size();
            }
            int one = mutuals.positionAt(mutual);
            int two = others.positionAt(other);
            int byTime = Long.compare(ListCache.micros(list.key(one)), ListCache.micros(list.key(two)));
            return byTime == 0 ? list.user(one) > list.user(two) : byTime > 0;
        }

        @Override
        public int countThrough(long since, long user) {
            return mutuals.countThrough(since, user) + others.countThrough(since, user);
        }
    }

    /** All but some. */
    final class Without implements ListView {

        private final ListView all;

        /** The indexes of those that are left out, ascending. */
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
            int passed = all.countThrough(since, user);
            return passed - below(gaps, passed);
        }
    }

    /** Some of all. */
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

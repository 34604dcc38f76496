package dev.kith.neo4j.cache;

import java.util.Arrays;

/** Some of a list in heap in the order of time, newest first, ties by user id, descending; each by its position in the list. */
sealed interface Sequence {

    static Sequence none(OrderedList list) {
        return new Part(list, false, 0, 0);
    }

    static Sequence mutuals(OrderedList list) {
        return new Part(list, true, 0, Lists.mutuals(list));
    }

    static Sequence others(OrderedList list) {
        return new Part(list, false, Lists.mutuals(list), list.size());
    }

    static Sequence byTime(OrderedList list) {
        return Lists.mutuals(list) == 0 ? others(list) : new Merged(list, mutuals(list), others(list));
    }

    OrderedList list();

    int size();

    /** The position in the list of the one at this index. */
    int at(int index);

    /** How many stand before the place, or at it. */
    int passed(long since, long user);

    /** @param positions in the list; those that are not in the sequence change nothing */
    default Sequence without(int[] positions) {
        return positions.length == 0 ? this : new Without(this, indexes(positions));
    }

    /** @param positions in the list; those that are not in the sequence change nothing */
    default Sequence only(int[] positions) {
        return new Only(this, indexes(positions));
    }

    private int[] indexes(int[] positions) {
        return Arrays.stream(positions).map(this::index).filter(index -> index >= 0).sorted().toArray();
    }

    private int index(int position) {
        int index = passed(Lists.micros(list().key(position)), list().user(position)) - 1;
        return index >= 0 && at(index) == position ? index : -1;
    }

    /** How many of them are less. */
    private static int below(int[] sorted, int bound) {
        int found = Arrays.binarySearch(sorted, bound);
        return found < 0 ? -found - 1 : found;
    }

    /** What stands together in the list. */
    record Part(OrderedList list, boolean mutual, int from, int to) implements Sequence {

        @Override
        public int size() {
            return to - from;
        }

        @Override
        public int at(int index) {
            return from + index;
        }

        @Override
        public int passed(long since, long user) {
            return Math.clamp(list.rank(Lists.key(mutual, since), user - 1), from, to) - from;
        }
    }

    /** The mutuals and the others as one. */
    record Merged(OrderedList list, Sequence mutuals, Sequence others) implements Sequence {

        @Override
        public int size() {
            return list.size();
        }

        @Override
        public int at(int index) {
            int mutual = mutualsBefore(index);
            int other = index - mutual;
            return isMutual(mutual, other) ? mutuals.at(mutual) : others.at(other);
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
            int one = mutuals.at(mutual);
            int two = others.at(other);
            int byTime = Long.compare(Lists.micros(list.key(one)), Lists.micros(list.key(two)));
            return byTime == 0 ? list.user(one) > list.user(two) : byTime > 0;
        }

        @Override
        public int passed(long since, long user) {
            return mutuals.passed(since, user) + others.passed(since, user);
        }
    }

    /** All but some. */
    final class Without implements Sequence {

        private final Sequence all;

        /** The indexes of those that are left out, ascending. */
        private final int[] gaps;

        Without(Sequence all, int[] gaps) {
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
        public int at(int index) {
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
            return all.at(index + low);
        }

        @Override
        public int passed(long since, long user) {
            int passed = all.passed(since, user);
            return passed - below(gaps, passed);
        }
    }

    /** Some of all. */
    final class Only implements Sequence {

        private final Sequence all;

        /** Ascending. */
        private final int[] indexes;

        Only(Sequence all, int[] indexes) {
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
        public int at(int index) {
            return all.at(indexes[index]);
        }

        @Override
        public int passed(long since, long user) {
            return below(indexes, all.passed(since, user));
        }
    }
}

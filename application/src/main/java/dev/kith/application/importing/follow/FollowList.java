package dev.kith.application.importing.follow;

import java.util.Arrays;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The follows of an import in file order, at 8 bytes each, or 16 if a follow has a time. Grouping by pair takes 8 bytes
 * more per follow. Pairs come in the order of the lower id, so that neighbours in the graph are written together.
 */
public final class FollowList {

    /** The time of a row without {@code since}. */
    public static final long UNKNOWN_TIME = Long.MIN_VALUE;

    private final IdIndex ids = new IdIndex();
    private final ChunkedLongList follows = new ChunkedLongList();
    private @Nullable ChunkedLongList times;

    /** @param since in microseconds since 1970 */
    public void add(long follower, long followee, long since) {
        if (since != UNKNOWN_TIME && times == null) {
            times = new ChunkedLongList();
            for (int i = 0; i < follows.size(); i++) {
                times.add(UNKNOWN_TIME);
            }
        }
        follows.add((long) ids.indexOf(follower) << 32 | ids.indexOf(followee));
        if (times != null) {
            times.add(since);
        }
    }

    public int size() {
        return follows.size();
    }

    /** All ids in ascending order. */
    public long[] users() {
        return ids.sorted();
    }

    /**
     * Groups the follows by pair.
     *
     * @param excluded ids whose follows are left out
     * @param firstTime in microseconds since 1970, the time of the first follow if it has none; each later follow
     *     without a time gets one microsecond more
     */
    public Pairs byPair(Set<Long> excluded, long firstTime) {
        long[] sorted = users();
        int[] rank = new int[ids.size()];
        boolean[] isExcluded = new boolean[ids.size()];
        for (int number = 0; number < rank.length; number++) {
            rank[number] = Arrays.binarySearch(sorted, ids.idAt(number));
            isExcluded[number] = excluded.contains(ids.idAt(number));
        }
        int[] ends = new int[sorted.length + 1];
        int excludedCount = 0;
        for (int index = 0; index < follows.size(); index++) {
            if (isExcluded[follower(index)] || isExcluded[followee(index)]) {
                excludedCount++;
            } else {
                ends[Math.min(rank[follower(index)], rank[followee(index)]) + 1]++;
            }
        }
        for (int low = 0; low < sorted.length; low++) {
            ends[low + 1] += ends[low];
        }
        int[] next = ends.clone();
        long[] packed = new long[follows.size() - excludedCount];
        for (int index = 0; index < follows.size(); index++) {
            if (!isExcluded[follower(index)] && !isExcluded[followee(index)]) {
                int from = rank[follower(index)];
                int to = rank[followee(index)];
                packed[next[Math.min(from, to)]++] =
                        (long) Math.max(from, to) << 33 | (from < to ? 0 : 1L << 32) | index;
            }
        }
        return new Pairs(sorted, ends, packed, firstTime, excludedCount);
    }

    private int follower(int index) {
        return (int) (follows.get(index) >>> 32);
    }

    private int followee(int index) {
        return (int) follows.get(index);
    }

    /**
     * The follows grouped by lower id. Each packs the higher id's rank, the direction and the index in the file into
     * one long.
     */
    public final class Pairs {

        private final long[] users;
        private final int[] ends;
        private final long[] packed;
        private final long firstTime;
        private final int excludedCount;

        private Pairs(long[] users, int[] ends, long[] packed, long firstTime, int excludedCount) {
            this.users = users;
            this.ends = ends;
            this.packed = packed;
            this.firstTime = firstTime;
            this.excludedCount = excludedCount;
        }

        /** The number of follows, duplicates included. */
        public int followCount() {
            return packed.length;
        }

        /** The number of follows left out because of an excluded id. */
        public int excludedCount() {
            return excludedCount;
        }

        /**
         * Hands over every pair once. Of several equal follows the first one in the file counts.
         *
         * @return the number of duplicates
         */
        public long forEach(Consumer<FollowPair> pair) {
            long duplicates = 0;
            for (int low = 0; low < users.length; low++) {
                Arrays.sort(packed, ends[low], ends[low + 1]);
                int i = ends[low];
                while (i < ends[low + 1]) {
                    int high = high(i);
                    long lowSince = FollowPair.NEVER;
                    long highSince = FollowPair.NEVER;
                    for (; i < ends[low + 1] && high(i) == high; i++) {
                        boolean isForward = (packed[i] >>> 32 & 1) == 0;
                        if ((isForward ? lowSince : highSince) != FollowPair.NEVER) {
                            duplicates++;
                        } else if (isForward) {
                            lowSince = time((int) packed[i]);
                        } else {
                            highSince = time((int) packed[i]);
                        }
                    }
                    pair.accept(new FollowPair(users[low], users[high], lowSince, highSince));
                }
            }
            return duplicates;
        }

        private int high(int i) {
            return (int) (packed[i] >>> 33);
        }

        private long time(int index) {
            long time = times == null ? UNKNOWN_TIME : times.get(index);
            return time == UNKNOWN_TIME ? firstTime + index : time;
        }
    }
}

package dev.kith.bootstrap.importing.follow;

import dev.kith.neo4j.bulk.FollowPair;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Every follow that a file tells of, at 8 bytes each and another 8 where the file tells when; then pair by pair, 8 bytes more. Pairs come in the
 * order of the lower id, so that what is written together lies together.
 */
public final class FollowList {

    /** A follow of which no time is told. */
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

    /** Everyone mentioned, in the order of their ids. */
    public long[] users() {
        return ids.sorted();
    }

    /**
     * The same follows, pair by pair.
     *
     * @param without those whose follows are left out
     * @param firstTime in microseconds, what the first follow gets if no time is told of it; the next one a microsecond more, and so on
     */
    public Pairs byPair(Set<Long> without, long firstTime) {
        long[] sorted = users();
        int[] rank = new int[ids.size()];
        boolean[] isLeftOut = new boolean[ids.size()];
        for (int number = 0; number < rank.length; number++) {
            rank[number] = Arrays.binarySearch(sorted, ids.idAt(number));
            isLeftOut[number] = without.contains(ids.idAt(number));
        }
        int[] ends = new int[sorted.length + 1];
        int leftOut = 0;
        for (int place = 0; place < follows.size(); place++) {
            if (isLeftOut[follower(place)] || isLeftOut[followee(place)]) {
                leftOut++;
            } else {
                ends[Math.min(rank[follower(place)], rank[followee(place)]) + 1]++;
            }
        }
        for (int low = 0; low < sorted.length; low++) {
            ends[low + 1] += ends[low];
        }
        int[] next = ends.clone();
        long[] packed = new long[follows.size() - leftOut];
        for (int place = 0; place < follows.size(); place++) {
            if (!isLeftOut[follower(place)] && !isLeftOut[followee(place)]) {
                int from = rank[follower(place)];
                int to = rank[followee(place)];
                packed[next[Math.min(from, to)]++] =
                        (long) Math.max(from, to) << 33 | (from < to ? 0 : 1L << 32) | place;
            }
        }
        return new Pairs(sorted, ends, packed, firstTime, leftOut);
    }

    private int follower(int place) {
        return (int) (follows.get(place) >>> 32);
    }

    private int followee(int place) {
        return (int) follows.get(place);
    }

    /** The follows with the lower end of each as its heading: the higher end, the direction, the place in the file, in one long. */
    public final class Pairs {

        private final long[] users;
        private final int[] ends;
        private final long[] packed;
        private final long firstTime;
        private final int leftOut;
        private long duplicates;

        private Pairs(long[] users, int[] ends, long[] packed, long firstTime, int leftOut) {
            this.users = users;
            this.ends = ends;
            this.packed = packed;
            this.firstTime = firstTime;
            this.leftOut = leftOut;
        }

        public int follows() {
            return packed.length;
        }

        /** How many were left out. */
        public int leftOut() {
            return leftOut;
        }

        /** How many of those passed so far had been told before; the first telling is the one that counts. */
        public long duplicates() {
            return duplicates;
        }

        public void forEach(Consumer<FollowPair> pair) {
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
        }

        private int high(int i) {
            return (int) (packed[i] >>> 33);
        }

        private long time(int place) {
            long told = times == null ? UNKNOWN_TIME : times.get(place);
            return told == UNKNOWN_TIME ? firstTime + place : told;
        }
    }
}

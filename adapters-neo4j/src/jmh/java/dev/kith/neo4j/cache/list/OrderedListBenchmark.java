package dev.kith.neo4j.cache.list;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The cost of a page, a change and a look-up in a list in heap, by its size. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class OrderedListBenchmark {

    private static final int PAGE = 20;

    /** The size of the list that a viewer shares users with. */
    private static final int OWN_SIZE = 200;

    @Param({"100", "10000", "1000000"})
    int size;

    private final Random random = new Random(7);
    private OrderedList list;
    private long[] own;

    /** The same entries in two arrays, as in a primitive list of a library. */
    private long[] flatKeys;

    private long[] flatUsers;

    @Setup
    public void fill() {
        list = new OrderedList();
        for (long user = 0; user < size; user++) {
            list.insert(time(random.nextInt(5) == 0), user);
        }
        flatKeys = new long[size + 1];
        flatUsers = new long[size + 1];
        for (int position = 0; position < size; position++) {
            flatKeys[position] = list.key(position);
            flatUsers[position] = list.user(position);
        }
        own = random.longs(OWN_SIZE, 0, size).sorted().toArray();
    }

    private long time(boolean mutual) {
        return SortKey.of(mutual, random.nextInt());
    }

    /** At a random position, mutual entries first. */
    @Benchmark
    public long page() {
        int from = random.nextInt(size - PAGE);
        long sum = 0;
        for (int position = from; position < from + PAGE; position++) {
            sum += list.key(position) + list.user(position);
        }
        return sum;
    }

    /** At a random index, newest first, without three hidden users. */
    @Benchmark
    public long pageByTimeWithoutHidden() {
        ListView view = ListView.byTime(list).without(new int[] {5, 50, size - 1});
        int from = random.nextInt(view.size() - PAGE);
        long sum = 0;
        for (int index = from; index < from + PAGE; index++) {
            sum += list.user(view.positionAt(index));
        }
        return sum;
    }

    /** One insertion and one removal. */
    @Benchmark
    public boolean insertAndRemove() {
        long key = time(random.nextBoolean());
        list.insert(key, size);
        return list.remove(key, size);
    }

    /** The same in two arrays, for comparison. */
    @Benchmark
    public long insertAndRemoveFlat() {
        long key = time(random.nextBoolean());
        int index = flatRank(key);
        System.arraycopy(flatKeys, index, flatKeys, index + 1, size - index);
        System.arraycopy(flatUsers, index, flatUsers, index + 1, size - index);
        flatKeys[index] = key;
        flatUsers[index] = size;
        System.arraycopy(flatKeys, index + 1, flatKeys, index, size - index);
        System.arraycopy(flatUsers, index + 1, flatUsers, index, size - index);
        return flatKeys[index];
    }

    private int flatRank(long key) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (flatKeys[middle] > key) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Finds 200 users by a scan, as is done in lists of up to 20,000 entries. */
    @Benchmark
    public int[] scanForUsers() {
        return list.positions(own);
    }
}

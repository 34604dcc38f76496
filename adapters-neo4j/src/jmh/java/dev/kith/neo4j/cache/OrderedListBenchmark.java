package dev.kith.neo4j.cache;

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

/** What a page, a change and a look-up cost in a list in heap, by how long it is. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class OrderedListBenchmark {

    private static final int PAGE = 20;

    /** As many as most people know. */
    private static final int OWN = 200;

    @Param({"100", "10000", "1000000"})
    int length;

    private final Random random = new Random(7);
    private OrderedList list;
    private long[] own;

    @Setup
    public void fill() {
        list = new OrderedList();
        for (long user = 0; user < length; user++) {
            list.insert(time(random.nextInt(5) == 0), user);
        }
        own = random.longs(OWN, 0, length).sorted().toArray();
    }

    private long time(boolean mutual) {
        return ListCache.key(mutual, random.nextInt());
    }

    /** Anywhere in the list, mutuals first. */
    @Benchmark
    public long page() {
        int from = random.nextInt(length - PAGE);
        long sum = 0;
        for (int position = from; position < from + PAGE; position++) {
            sum += list.key(position) + list.user(position);
        }
        return sum;
    }

    /** Anywhere in the list, the newest first, without three whom the caller hides. */
    @Benchmark
    public long pageByTimeWithoutSome() {
        ListView sequence = ListView.byTime(list).without(new int[] {5, 50, length - 1});
        int from = random.nextInt(sequence.size() - PAGE);
        long sum = 0;
        for (int index = from; index < from + PAGE; index++) {
            sum += list.user(sequence.positionAt(index));
        }
        return sum;
    }

    /** Someone comes, and goes. */
    @Benchmark
    public boolean comeAndGo() {
        long key = time(random.nextBoolean());
        list.insert(key, length);
        return list.remove(key, length);
    }

    /** Which of 200 are in the list; read through, as is done for lists of up to {@link ListCache#MAX_INLINE_SIZE}. */
    @Benchmark
    public int[] lookUp() {
        return list.positions(own);
    }
}

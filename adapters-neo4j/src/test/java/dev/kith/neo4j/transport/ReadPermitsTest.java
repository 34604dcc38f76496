package dev.kith.neo4j.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class ReadPermitsTest {

    private static final ReadPermits.WaitLimits PATIENCE = patience(Duration.ofSeconds(20));

    @Test
    void what_was_begun_comes_before_what_was_not() throws InterruptedException {
        ReadPermits turns = new ReadPermits(1);
        List<String> order = new CopyOnWriteArrayList<>();
        CountDownLatch hasBegun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Thread begun = start(() -> {
            assertThat(turns.tryAcquire(PATIENCE)).isTrue();
            turns.release();
            hasBegun.countDown();
            goOn.await();
            assertThat(turns.tryAcquire(PATIENCE)).isTrue();
            order.add("begun");
            turns.release();
        });
        hasBegun.await();
        assertThat(turns.tryAcquire(PATIENCE)).isTrue();
        Thread fresh = start(() -> {
            assertThat(turns.tryAcquire(PATIENCE)).isTrue();
            order.add("not");
            turns.release();
        });
        awaitWaiting(fresh);
        goOn.countDown();
        awaitWaiting(begun);
        turns.release();

        begun.join();
        fresh.join();
        assertThat(order).containsExactly("begun", "not");
    }

    @Test
    void of_many_who_come_again_and_again_each_gets_their_turns_and_no_more_than_so_many_at_once()
            throws InterruptedException {
        ReadPermits turns = new ReadPermits(3);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger had = new AtomicInteger();
        List<Thread> readers = IntStream.range(0, 200)
                .mapToObj(_ -> start(() -> {
                    for (int turn = 0; turn < 20; turn++) {
                        assertThat(turns.tryAcquire(PATIENCE)).isTrue();
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        Thread.yield();
                        inside.decrementAndGet();
                        had.incrementAndGet();
                        turns.release();
                    }
                }))
                .toList();
        for (Thread reader : readers) {
            reader.join();
        }
        assertThat(had).hasValue(200 * 20);
        assertThat(most.get()).isBetween(1, 3);
    }

    @Test
    void whoever_gives_up_takes_no_ones_turn_with_them() throws InterruptedException {
        ReadPermits turns = new ReadPermits(1);
        assertThat(turns.tryAcquire(PATIENCE)).isTrue();
        Thread impatient = start(() ->
                assertThat(turns.tryAcquire(patience(Duration.ofMillis(30)))).isFalse());
        AtomicInteger had = new AtomicInteger();
        Thread patient = start(() -> {
            if (turns.tryAcquire(PATIENCE)) {
                had.incrementAndGet();
            }
        });
        awaitWaiting(patient);
        impatient.join();
        turns.release();

        patient.join();
        assertThat(had).hasValue(1);
    }

    @Test
    void among_few_one_waits_longer_than_among_many() throws InterruptedException {
        ReadPermits turns = new ReadPermits(1);
        ReadPermits.WaitLimits patience = new ReadPermits.WaitLimits(Duration.ofMinutes(1), Duration.ofMillis(100));
        assertThat(turns.tryAcquire(patience)).isTrue();
        AtomicInteger had = new AtomicInteger();
        AtomicInteger turnedAway = new AtomicInteger();
        List<Thread> waiting = IntStream.range(0, 20)
                .mapToObj(_ -> start(() -> {
                    if (turns.tryAcquire(patience)) {
                        had.incrementAndGet();
                        turns.release();
                    } else {
                        turnedAway.incrementAndGet();
                    }
                }))
                .toList();
        while (turnedAway.get() < 12) {
            Thread.sleep(10);
        }
        // and those who are left are few
        Thread.sleep(300);
        turns.release();

        for (Thread thread : waiting) {
            thread.join();
        }
        assertThat(turnedAway).hasValue(12);
        assertThat(had).hasValue(8);
    }

    private static ReadPermits.WaitLimits patience(Duration time) {
        return new ReadPermits.WaitLimits(time, time);
    }

    private interface Work {

        void run() throws InterruptedException;
    }

    private static Thread start(Work work) {
        return Thread.ofVirtual().start(() -> {
            try {
                work.run();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    static void awaitWaiting(Thread thread) {
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
    }
}

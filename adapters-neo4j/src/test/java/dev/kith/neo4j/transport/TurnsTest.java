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
final class TurnsTest {

    private static final Turns.Patience PATIENCE = patience(Duration.ofSeconds(20));

    @Test
    void what_was_begun_comes_before_what_was_not() throws InterruptedException {
        Turns turns = new Turns(1);
        List<String> order = new CopyOnWriteArrayList<>();
        CountDownLatch hasBegun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Thread begun = start(() -> {
            assertThat(turns.take(PATIENCE)).isTrue();
            turns.giveBack();
            hasBegun.countDown();
            goOn.await();
            assertThat(turns.take(PATIENCE)).isTrue();
            order.add("begun");
            turns.giveBack();
        });
        hasBegun.await();
        assertThat(turns.take(PATIENCE)).isTrue();
        Thread fresh = start(() -> {
            assertThat(turns.take(PATIENCE)).isTrue();
            order.add("not");
            turns.giveBack();
        });
        awaitWaiting(fresh);
        goOn.countDown();
        awaitWaiting(begun);
        turns.giveBack();

        begun.join();
        fresh.join();
        assertThat(order).containsExactly("begun", "not");
    }

    @Test
    void of_many_who_come_again_and_again_each_gets_their_turns_and_no_more_than_so_many_at_once() throws InterruptedException {
        Turns turns = new Turns(3);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger had = new AtomicInteger();
        List<Thread> readers = IntStream.range(0, 200)
                .mapToObj(_ -> start(() -> {
                    for (int turn = 0; turn < 20; turn++) {
                        assertThat(turns.take(PATIENCE)).isTrue();
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        Thread.yield();
                        inside.decrementAndGet();
                        had.incrementAndGet();
                        turns.giveBack();
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
        Turns turns = new Turns(1);
        assertThat(turns.take(PATIENCE)).isTrue();
        Thread impatient = start(() -> assertThat(turns.take(patience(Duration.ofMillis(30)))).isFalse());
        AtomicInteger had = new AtomicInteger();
        Thread patient = start(() -> {
            if (turns.take(PATIENCE)) {
                had.incrementAndGet();
            }
        });
        awaitWaiting(patient);
        impatient.join();
        turns.giveBack();

        patient.join();
        assertThat(had).hasValue(1);
    }

    @Test
    void among_few_one_waits_longer_than_among_many() throws InterruptedException {
        Turns turns = new Turns(1);
        Turns.Patience patience = new Turns.Patience(Duration.ofMinutes(1), Duration.ofMillis(100));
        assertThat(turns.take(patience)).isTrue();
        AtomicInteger had = new AtomicInteger();
        AtomicInteger turnedAway = new AtomicInteger();
        List<Thread> waiting = IntStream.range(0, 20)
                .mapToObj(_ -> start(() -> {
                    if (turns.take(patience)) {
                        had.incrementAndGet();
                        turns.giveBack();
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
        turns.giveBack();

        for (Thread thread : waiting) {
            thread.join();
        }
        assertThat(turnedAway).hasValue(12);
        assertThat(had).hasValue(8);
    }

    private static Turns.Patience patience(Duration time) {
        return new Turns.Patience(time, time);
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

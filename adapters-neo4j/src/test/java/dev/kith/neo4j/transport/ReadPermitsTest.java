package dev.kith.neo4j.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class ReadPermitsTest {

    private static final ReadPermits.WaitLimits LIMITS = limits(Duration.ofSeconds(20));

    @Test
    void a_continuing_request_comes_before_a_starting_one() throws InterruptedException {
        ReadPermits permits = new ReadPermits(1);
        List<String> order = new CopyOnWriteArrayList<>();
        CountDownLatch hasStarted = new CountDownLatch(1);
        CountDownLatch mayContinue = new CountDownLatch(1);
        Thread continuing = start(() -> {
            ReadScope scope = new ReadScope();
            assertThat(permits.tryAcquire(scope, LIMITS)).isTrue();
            permits.release();
            hasStarted.countDown();
            mayContinue.await();
            assertThat(permits.tryAcquire(scope, LIMITS)).isTrue();
            order.add("continuing");
            permits.release();
        });
        hasStarted.await();
        assertThat(permits.tryAcquire(new ReadScope(), LIMITS)).isTrue();
        Thread starting = start(() -> {
            assertThat(permits.tryAcquire(new ReadScope(), LIMITS)).isTrue();
            order.add("starting");
            permits.release();
        });
        awaitWaiting(starting);
        mayContinue.countDown();
        awaitWaiting(continuing);
        permits.release();

        continuing.join();
        starting.join();
        assertThat(order).containsExactly("continuing", "starting");
    }

    @Test
    void a_request_is_a_starting_one_even_on_a_thread_that_read_for_another_request() {
        ReadPermits permits = new ReadPermits(1);
        List<Boolean> hadRead = new ArrayList<>();
        for (int request = 0; request < 2; request++) {
            ReadScope.run(() -> {
                hadRead.add(ReadScope.current().hasRead());
                acquire(permits);
                permits.release();
                hadRead.add(ReadScope.current().hasRead());
            });
        }

        assertThat(hadRead).containsExactly(false, true, false, true);
        assertThat(ReadScope.current().hasRead()).isFalse();
    }

    private static void acquire(ReadPermits permits) {
        try {
            assertThat(permits.tryAcquire(ReadScope.current(), LIMITS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void every_reader_gets_its_permits_and_no_more_are_held_at_once_than_there_are() throws InterruptedException {
        ReadPermits permits = new ReadPermits(3);
        AtomicInteger held = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger acquired = new AtomicInteger();
        List<Thread> readers = IntStream.range(0, 200)
                .mapToObj(_ -> start(() -> {
                    ReadScope scope = new ReadScope();
                    for (int read = 0; read < 20; read++) {
                        assertThat(permits.tryAcquire(scope, LIMITS)).isTrue();
                        most.accumulateAndGet(held.incrementAndGet(), Math::max);
                        Thread.yield();
                        held.decrementAndGet();
                        acquired.incrementAndGet();
                        permits.release();
                    }
                }))
                .toList();
        for (Thread reader : readers) {
            reader.join();
        }
        assertThat(acquired).hasValue(200 * 20);
        assertThat(most.get()).isBetween(1, 3);
    }

    @Test
    void a_thread_that_gives_up_takes_no_permit() throws InterruptedException {
        ReadPermits permits = new ReadPermits(1);
        assertThat(permits.tryAcquire(new ReadScope(), LIMITS)).isTrue();
        Thread impatient = start(() -> assertThat(permits.tryAcquire(new ReadScope(), limits(Duration.ofMillis(30))))
                .isFalse());
        AtomicInteger acquired = new AtomicInteger();
        Thread patient = start(() -> {
            if (permits.tryAcquire(new ReadScope(), LIMITS)) {
                acquired.incrementAndGet();
            }
        });
        awaitWaiting(patient);
        impatient.join();
        permits.release();

        patient.join();
        assertThat(acquired).hasValue(1);
    }

    @Test
    void the_wait_in_a_short_queue_is_longer_than_in_a_long_one() throws InterruptedException {
        ReadPermits permits = new ReadPermits(1);
        ReadPermits.WaitLimits limits = new ReadPermits.WaitLimits(Duration.ofMinutes(1), Duration.ofMillis(100));
        assertThat(permits.tryAcquire(new ReadScope(), limits)).isTrue();
        AtomicInteger acquired = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        List<Thread> waiting = IntStream.range(0, 44)
                .mapToObj(_ -> start(() -> {
                    if (permits.tryAcquire(new ReadScope(), limits)) {
                        acquired.incrementAndGet();
                        permits.release();
                    } else {
                        refused.incrementAndGet();
                    }
                }))
                .toList();
        while (refused.get() < 12) {
            Thread.sleep(10);
        }
        // the rest are a short queue
        Thread.sleep(300);
        permits.release();

        for (Thread thread : waiting) {
            thread.join();
        }
        assertThat(refused).hasValue(12);
        assertThat(acquired).hasValue(32);
    }

    private static ReadPermits.WaitLimits limits(Duration time) {
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

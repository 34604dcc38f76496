package dev.kith.neo4j.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.kith.application.StoreUnavailable;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.Statements;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ThrottledDatabaseTest {

    private final CountDownLatch answers = new CountDownLatch(1);
    private final CountDownLatch asked = new CountDownLatch(2);

    /** A database whose reads wait for {@link #answers}, and fail then. */
    private final class Slow implements Database {

        @Override
        public <T> T read(Function<Statements, T> work) {
            asked.countDown();
            awaitQuietly(answers);
            throw new IllegalStateException("on purpose");
        }

        @Override
        @SuppressWarnings("NullAway") // the tests expect null
        public <T> T write(Function<Statements, T> work) {
            return null;
        }

        @Override
        public void close() {}
    }

    /** A database whose reads compute for some time after a signal. */
    private record Computing(CountDownLatch reading, CountDownLatch compute, Duration time) implements Database {

        @Override
        @SuppressWarnings("NullAway") // the tests expect null
        public <T> T read(Function<Statements, T> work) {
            reading.countDown();
            awaitQuietly(compute);
            long until = System.nanoTime() + time.toNanos();
            while (System.nanoTime() < until) {
                Thread.onSpinWait();
            }
            return null;
        }

        @Override
        public <T> T write(Function<Statements, T> work) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }

    private final Database database = new ThrottledDatabase(new Slow(), 2, limits(50));

    @AfterEach
    void answer() {
        answers.countDown();
    }

    @Test
    void a_read_too_many_is_refused_and_a_write_is_not() {
        read();
        query();
        awaitQuietly(asked);

        assertThatThrownBy(() -> database.read(transaction -> true)).isInstanceOf(StoreUnavailable.class);
        assertThatThrownBy(() -> database.query("RETURN 1", Map.of(), rows -> rows))
                .isInstanceOf(StoreUnavailable.class);
        assertThat(database.<Object>write(transaction -> true)).isNull();
    }

    @Test
    void a_failed_read_releases_its_permit() {
        CompletableFuture<Void> first = read();
        CompletableFuture<Void> second = query();
        awaitQuietly(asked);
        answers.countDown();
        assertThat(first).failsWithin(Duration.ofSeconds(5));
        assertThat(second).failsWithin(Duration.ofSeconds(5));

        assertThatThrownBy(() -> database.read(transaction -> true)).hasMessage("on purpose");
        assertThatThrownBy(() -> database.read(transaction -> true)).hasMessage("on purpose");
        assertThatThrownBy(() -> database.read(transaction -> true)).hasMessage("on purpose");
    }

    /** While all carriers of virtual threads compute, a waiting thread is not woken at its limit. */
    @Test
    void a_read_that_gets_its_permit_too_late_is_refused() throws InterruptedException {
        int carriers = Runtime.getRuntime().availableProcessors();
        CountDownLatch reading = new CountDownLatch(carriers);
        CountDownLatch compute = new CountDownLatch(1);
        Database busy =
                new ThrottledDatabase(new Computing(reading, compute, Duration.ofMillis(900)), carriers, limits(300));
        List<CompletableFuture<Void>> early =
                IntStream.range(0, carriers).mapToObj(_ -> read(busy)).toList();
        reading.await();
        AtomicReference<Throwable> answer = new AtomicReference<>();
        Thread late = Thread.ofVirtual().start(() -> answer.set(catchThrowable(() -> busy.read(transaction -> true))));
        ReadPermitsTest.awaitWaiting(late);
        compute.countDown();

        late.join();
        assertThat(answer.get()).isInstanceOf(StoreUnavailable.class);
        assertThat(early).allSatisfy(CompletableFuture::join);
        assertThat(busy.<Object>read(transaction -> true)).isNull();
    }

    private static ReadPermits.WaitLimits limits(long millis) {
        return new ReadPermits.WaitLimits(Duration.ofMillis(millis), Duration.ofMillis(millis));
    }

    private CompletableFuture<Void> read() {
        return read(database);
    }

    private CompletableFuture<Void> query() {
        return CompletableFuture.runAsync(
                () -> database.query("RETURN 1", Map.of(), rows -> rows),
                task -> Thread.ofVirtual().start(task));
    }

    private static CompletableFuture<Void> read(Database database) {
        return CompletableFuture.runAsync(
                () -> database.read(transaction -> true),
                task -> Thread.ofVirtual().start(task));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

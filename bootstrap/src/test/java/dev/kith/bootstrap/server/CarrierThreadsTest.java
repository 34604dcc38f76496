package dev.kith.bootstrap.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import jdk.management.VirtualThreadSchedulerMXBean;
import org.junit.jupiter.api.Test;

final class CarrierThreadsTest {

    private final VirtualThreadSchedulerMXBean scheduler =
            ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);

    @Test
    void those_who_compute_on_all_carriers_keep_no_one_waiting_and_afterwards_there_are_as_many_as_before()
            throws InterruptedException {
        int usual = scheduler.getParallelism();
        CountDownLatch computed = new CountDownLatch(1);
        try (CarrierThreads _ = CarrierThreads.startAdjusting(Duration.ofMillis(20), Duration.ofMillis(100))) {
            List<CompletableFuture<Void>> computing = IntStream.range(0, usual)
                    .mapToObj(_ -> virtual(() -> {
                        while (computed.getCount() > 0) {
                            Thread.onSpinWait();
                        }
                    }))
                    .toList();

            assertThat(virtual(() -> {})).succeedsWithin(Duration.ofSeconds(10));
            assertThat(computing).noneMatch(CompletableFuture::isDone);
            assertThat(scheduler.getParallelism()).isEqualTo(2 * usual);

            computed.countDown();
            assertThat(computing).allSatisfy(CompletableFuture::join);
            for (int moment = 0; moment < 1_000 && scheduler.getParallelism() > usual; moment++) {
                Thread.sleep(10);
            }
            assertThat(scheduler.getParallelism()).isEqualTo(usual);
        } finally {
            computed.countDown();
        }
    }

    private static CompletableFuture<Void> virtual(Runnable work) {
        return CompletableFuture.runAsync(work, task -> Thread.ofVirtual().start(task));
    }
}

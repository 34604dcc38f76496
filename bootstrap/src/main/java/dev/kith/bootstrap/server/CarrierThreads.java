package dev.kith.bootstrap.server;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jdk.management.VirtualThreadSchedulerMXBean;

/**
 * Doubles the platform threads that carry virtual threads while a new virtual thread has to wait for its start.
 *
 * <p>A read of the embedded graph computes and does not yield its carrier, and there are as many reads as processors.
 * Twice as many carriers keep requests fast that read no graph. The doubling is temporary because it costs a busy
 * server a quarter of its throughput, by context switches.
 */
final class CarrierThreads implements AutoCloseable {

    private static final Duration MAX_WAIT = Duration.ofMillis(200);
    private static final Duration CALM = Duration.ofSeconds(10);

    private final VirtualThreadSchedulerMXBean scheduler =
            ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
    private final int initialParallelism = scheduler.getParallelism();
    private final Duration maxWait;
    private final Duration calm;
    private final Thread watch;

    private CarrierThreads(Duration maxWait, Duration calm) {
        this.maxWait = maxWait;
        this.calm = calm;
        this.watch = Thread.ofPlatform().daemon().name("carrier-threads").unstarted(this::watch);
    }

    static CarrierThreads startAdjusting() {
        return startAdjusting(MAX_WAIT, CALM);
    }

    /**
     * @param maxWait how long a virtual thread may wait for its start
     * @param calm how long no thread has waited longer before the carriers are halved again
     */
    static CarrierThreads startAdjusting(Duration maxWait, Duration calm) {
        CarrierThreads carriers = new CarrierThreads(maxWait, calm);
        carriers.watch.start();
        return carriers;
    }

    private void watch() {
        try {
            long lastLate = System.nanoTime() - calm.toNanos();
            while (true) {
                CountDownLatch started = new CountDownLatch(1);
                Thread.ofVirtual().start(started::countDown);
                if (!started.await(maxWait.toNanos(), TimeUnit.NANOSECONDS)) {
                    scheduler.setParallelism(2 * initialParallelism);
                    started.await();
                    lastLate = System.nanoTime();
                } else if (System.nanoTime() - lastLate > calm.toNanos()) {
                    scheduler.setParallelism(initialParallelism);
                }
                Thread.sleep(maxWait);
            }
        } catch (InterruptedException closed) {
            scheduler.setParallelism(initialParallelism);
        }
    }

    @Override
    public void close() {
        watch.interrupt();
    }
}

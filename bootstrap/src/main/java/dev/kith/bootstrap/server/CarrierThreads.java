package dev.kith.bootstrap.server;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jdk.management.VirtualThreadSchedulerMXBean;

/**
 * Doubles the platform threads that carry virtual ones while a virtual thread that is to begin has to wait. Who reads a graph in this process
 * computes, and gives their carrier up to no one; as many may read at once as there are processors, so with twice as many carriers whoever
 * need not read goes on being quick. Always to have so many would cost a quarter of what a busy server can do: it would keep changing between them.
 */
final class CarrierThreads implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMillis(200);
    private static final Duration CALM = Duration.ofSeconds(10);

    private final VirtualThreadSchedulerMXBean scheduler =
            ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
    private final int usual = scheduler.getParallelism();
    private final Duration patience;
    private final Duration calm;
    private final Thread watch;

    private CarrierThreads(Duration patience, Duration calm) {
        this.patience = patience;
        this.calm = calm;
        this.watch = Thread.ofPlatform().daemon().name("carriers").unstarted(this::watch);
    }

    static CarrierThreads startAdjusting() {
        return startAdjusting(PATIENCE, CALM);
    }

    /**
     * @param patience how long a virtual thread may wait before it begins
     * @param calm how long none has waited so long before the carriers are as many as usual again
     */
    static CarrierThreads startAdjusting(Duration patience, Duration calm) {
        CarrierThreads carriers = new CarrierThreads(patience, calm);
        carriers.watch.start();
        return carriers;
    }

    private void watch() {
        try {
            long late = System.nanoTime() - calm.toNanos();
            while (true) {
                CountDownLatch begun = new CountDownLatch(1);
                Thread.ofVirtual().start(begun::countDown);
                if (!begun.await(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                    scheduler.setParallelism(2 * usual);
                    begun.await();
                    late = System.nanoTime();
                } else if (System.nanoTime() - late > calm.toNanos()) {
                    scheduler.setParallelism(usual);
                }
                Thread.sleep(patience);
            }
        } catch (InterruptedException closed) {
            scheduler.setParallelism(usual);
        }
    }

    @Override
    public void close() {
        watch.interrupt();
    }
}

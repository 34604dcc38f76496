package dev.kith.bootstrap.server;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;

/** Stops what was started, in the reverse order, when the process is asked to end. */
public final class ShutdownSequence {

    private final Deque<Runnable> stops = new ArrayDeque<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private boolean isStopping;

    public ShutdownSequence() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "shutdown"));
    }

    /** Runs {@code stop} at once where the shutdown has begun. */
    public synchronized void onStop(Runnable stop) {
        if (isStopping) {
            stop.run();
        } else {
            stops.push(stop);
        }
    }

    private synchronized void stop() {
        isStopping = true;
        while (!stops.isEmpty()) {
            stops.pop().run();
        }
        stopped.countDown();
    }

    /** Returns when everything is stopped. */
    public void await() {
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

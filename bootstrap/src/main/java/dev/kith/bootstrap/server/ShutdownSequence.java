package dev.kith.bootstrap.server;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;

/** What has been started and must be stopped in the reverse order, whenever the signal comes. */
public final class ShutdownSequence {

    private final Deque<Runnable> stops = new ArrayDeque<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private boolean isStopping;

    public ShutdownSequence() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
    }

    /** A signal that came while this was being started stops it at once. */
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

    /** Returns once a signal has come and everything is stopped. */
    public void await() {
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

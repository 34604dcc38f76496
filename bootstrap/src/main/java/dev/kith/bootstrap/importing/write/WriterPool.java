package dev.kith.bootstrap.importing.write;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** A few threads that write batches side by side; whoever brings the next one waits while all are busy. The first failure ends it. */
final class WriterPool<B> implements AutoCloseable {

    private final int count;
    private final Consumer<B> write;
    private final ExecutorService threads;
    private final Semaphore free;
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();

    WriterPool(int count, Consumer<B> write) {
        this.count = count;
        this.write = write;
        this.threads = Executors.newFixedThreadPool(count);
        // one batch for each thread, and one made ready meanwhile
        this.free = new Semaphore(count + 1);
    }

    void write(B batch) {
        free.acquireUninterruptibly();
        throwFailure();
        threads.execute(() -> {
            try {
                if (failure.get() == null) {
                    write.accept(batch);
                }
            } catch (RuntimeException e) {
                failure.compareAndSet(null, e);
            } finally {
                free.release();
            }
        });
    }

    /** Returns when everything brought so far is written. */
    void finish() {
        free.acquireUninterruptibly(count + 1);
        free.release(count + 1);
        throwFailure();
    }

    private void throwFailure() {
        RuntimeException first = failure.get();
        if (first != null) {
            throw first;
        }
    }

    /** Waits for what is being written. */
    @Override
    public void close() {
        threads.close();
    }
}

package dev.kith.bootstrap.importing.write;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Threads that write batches at the same time. A caller waits while all of them are busy. After the first failure
 * nothing more is written.
 */
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
        // one batch per thread, and one that the caller prepares meanwhile
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

    /** Waits until all batches are written. Throws the first failure. */
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

    /** Waits for the batches being written. */
    @Override
    public void close() {
        threads.close();
    }
}

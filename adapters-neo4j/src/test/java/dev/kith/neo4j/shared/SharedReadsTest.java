package dev.kith.neo4j.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class SharedReadsTest {

    private static final Duration LONG = Duration.ofSeconds(15);
    private static final Duration SHORT = Duration.ofMillis(50);

    private final Queue<CompletableFuture<@Nullable Void>> unanswered = new ArrayDeque<>();
    private final AtomicInteger begun = new AtomicInteger();

    private SharedReads reads(Duration maxWait) {
        return new SharedReads(
                () -> {
                    CompletableFuture<@Nullable Void> read = new CompletableFuture<>();
                    synchronized (unanswered) {
                        unanswered.add(read);
                    }
                    begun.incrementAndGet();
                    return read;
                },
                maxWait);
    }

    private void answerOne() {
        CompletableFuture<@Nullable Void> read;
        synchronized (unanswered) {
            read = unanswered.remove();
        }
        read.complete(null);
    }

    private static Thread start(Runnable request) {
        return Thread.ofVirtual().start(request);
    }

    private static void awaitWaiting(List<Thread> requests) throws InterruptedException {
        for (Thread request : requests) {
            while (request.getState() != Thread.State.WAITING) {
                Thread.sleep(1);
            }
        }
    }

    @Test
    void requests_share_the_read_after_those_that_run() throws InterruptedException {
        SharedReads reads = reads(LONG);
        List<Thread> requests = new ArrayList<>();
        for (int request = 0; request < 20; request++) {
            requests.add(start(reads::awaitNext));
            awaitWaiting(requests);
        }
        assertThat(begun).hasValue(3);

        answerOne();
        requests.getFirst().join();
        assertThat(begun).as("17 requests wait for one read").hasValue(4);

        answerOne();
        answerOne();
        awaitWaiting(requests.subList(3, 20));
        answerOne();
        for (Thread request : requests) {
            request.join();
        }
        assertThat(begun).hasValue(4);
    }

    @Test
    void a_request_does_not_take_the_answer_to_an_earlier_read() throws InterruptedException {
        SharedReads reads = reads(LONG);
        reads.beginNext();
        Thread request = start(reads::awaitNext);
        awaitWaiting(List.of(request));
        answerOne();
        awaitWaiting(List.of(request));
        answerOne();
        request.join();
        assertThat(begun).hasValue(2);
    }

    @Test
    void nobody_waits_long_for_reads_that_are_not_answered() {
        SharedReads reads = reads(SHORT);
        for (int request = 0; request < 5; request++) {
            reads.awaitNext();
        }
        assertThat(begun).hasValue(3);

        long started = System.nanoTime();
        reads.awaitNext();
        assertThat(System.nanoTime() - started)
                .as("once they are late, nobody waits at all")
                .isLessThan(SHORT.toNanos());

        while (!unanswered.isEmpty()) {
            answerOne();
        }
        reads.beginNext();
        assertThat(begun).as("later reads run again").hasValueGreaterThan(3);
    }
}

package dev.kith.http.graph.event;

import dev.kith.application.Overloaded;
import dev.kith.application.StoreUnavailable;
import dev.kith.application.journal.SearchJournal.Start;
import dev.kith.domain.change.JournalPosition;
import dev.kith.http.settings.EventStreamSettings;
import dev.kith.http.wire.ApiError;
import io.micronaut.http.HttpStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A stream for one reader. It reads the journal only when the reader takes what it has, so the journal is its buffer.
 * Between events it holds no thread.
 */
final class EventStream {

    private static final Duration RETRY = Duration.ofSeconds(1);

    /** What the streams of a server have in common. */
    record Means(EventFrames frames, NewEvents newEvents, EventStreamSettings settings) {}

    private final Means means;
    private final EventQuery query;
    private final Duration recheck;
    private final Runnable requireCaller;
    private final long end;

    private JournalPosition position;
    private boolean isAtEnd;
    private boolean hasNews;
    private long checkpoint = System.nanoTime();
    private long check;
    private volatile boolean isOver;

    /** @param requireCaller throws an {@link ApiError} if the credentials of the reader are no longer valid */
    private EventStream(
            Means means, EventQuery query, JournalPosition position, Duration recheck, Runnable requireCaller) {
        this.means = means;
        this.query = query;
        this.position = position;
        this.recheck = recheck;
        this.check = System.nanoTime() + recheck.toNanos();
        this.requireCaller = requireCaller;
        this.end = System.nanoTime() + means.settings().life().toNanos();
    }

    /**
     * The bytes of a stream.
     *
     * @param recheck how often the credentials are checked
     * @throws ApiError if there is no such position, before the stream begins
     */
    static Flux<byte[]> open(Means means, EventQuery query, Duration recheck, Runnable requireCaller) {
        EventFrames.Batch first = means.frames().read(query, query.start());
        List<byte[]> beginning = new ArrayList<>(List.of(EventFrames.RETRY));
        beginning.addAll(first.parts());
        EventStream stream = new EventStream(means, query, first.next(), recheck, requireCaller);
        Flux<byte[]> parts =
                Mono.defer(stream::step).repeat(() -> !stream.isOver).concatMapIterable(step -> step, 1);
        return closedIfNotTaken(
                Flux.fromIterable(beginning).concatWith(parts), means.settings().patience());
    }

    /** The next parts, none if nothing happened until the next checkpoint. */
    private Mono<List<byte[]>> step() {
        if (System.nanoTime() - end >= 0) {
            isOver = true;
            return Mono.just(List.of());
        }
        long now = System.nanoTime();
        Duration wait = Duration.ofNanos(Math.max(1, Math.min(checkpoint - now, check - now)));
        return (isAtEnd ? means.newEvents().atNextLook(position.number(), wait) : Mono.just(true))
                .doOnNext(isNew -> hasNews = isNew)
                .then(Mono.fromCallable(this::read)
                        .subscribeOn(means.newEvents().blocking()))
                .onErrorResume(EventStream::mayPass, _ -> Mono.delay(RETRY).thenReturn(List.of()))
                // the answer to the next request of the reader says why
                .onErrorResume(ApiError.class, _ -> {
                    isOver = true;
                    return Mono.just(List.of());
                });
    }

    private List<byte[]> read() {
        long now = System.nanoTime();
        if (now - check >= 0) {
            requireCaller.run();
            check = System.nanoTime() + recheck.toNanos();
        }
        boolean isCheckpoint = now - checkpoint >= 0;
        if (!isCheckpoint && !hasNews) {
            return List.of();
        }
        List<byte[]> parts = new ArrayList<>();
        if (isCheckpoint) {
            parts.add(EventFrames.checkpoint(position));
            checkpoint = System.nanoTime() + means.settings().checkpoint().toNanos();
        }
        EventFrames.Batch batch = means.frames().read(query, new Start.After(position));
        parts.addAll(batch.parts());
        position = batch.next();
        isAtEnd = !batch.more();
        return parts;
    }

    private static boolean mayPass(Throwable failure) {
        return failure instanceof StoreUnavailable
                || failure instanceof Overloaded
                || (failure instanceof ApiError error && error.status() == HttpStatus.SERVICE_UNAVAILABLE);
    }

    /** The server closes the connection of a stream that fails. */
    private static Flux<byte[]> closedIfNotTaken(Flux<byte[]> parts, Duration patience) {
        AtomicLong wanted = new AtomicLong();
        AtomicLong taken = new AtomicLong(System.nanoTime());
        Mono<byte[]> notTaken = Flux.interval(patience.dividedBy(10))
                .filter(_ -> wanted.get() <= 0 && System.nanoTime() - taken.get() > patience.toNanos())
                .next()
                .flatMap(_ -> Mono.error(new IOException("connection closed: the reader takes nothing")));
        return parts.takeUntilOther(notTaken)
                .doOnRequest(count -> {
                    wanted.addAndGet(count);
                    taken.set(System.nanoTime());
                })
                .doOnNext(_ -> wanted.decrementAndGet());
    }
}

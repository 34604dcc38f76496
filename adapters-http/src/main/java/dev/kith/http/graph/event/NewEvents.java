package dev.kith.http.graph.event;

import dev.kith.application.journal.GetState;
import dev.kith.application.journal.SearchJournal;
import dev.kith.application.journal.SearchJournal.Answer;
import dev.kith.application.journal.SearchJournal.Start;
import dev.kith.domain.change.JournalPosition;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Tells when the journal has new entries. This server knows its own at once. For those of others, one look at the
 * journal every 200 ms serves everybody who waits; while nobody waits, there is none. Who waits holds no thread.
 */
@Singleton
public final class NewEvents {

    private static final Duration PAUSE = Duration.ofMillis(200);

    /** Between two looks at what this server has written or seen, which cost nothing. */
    private static final Duration OWN_PAUSE = Duration.ofMillis(10);

    private final GetState getState;
    private final Scheduler blocking;
    private final Flux<Long> newest;
    private final Flux<Long> own;

    NewEvents(SearchJournal searchJournal, GetState getState, @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
        this.getState = getState;
        this.blocking = Schedulers.fromExecutor(task -> executor.execute(task));
        Mono<Long> look = Mono.fromCallable(() -> newest(searchJournal)).subscribeOn(blocking);
        // a journal that cannot be read now is looked at again
        this.newest = Flux.interval(PAUSE)
                .onBackpressureDrop()
                .concatMap(_ -> look.onErrorComplete(), 1)
                .share();
        this.own = Flux.interval(OWN_PAUSE)
                .onBackpressureDrop()
                .map(_ -> seen())
                .distinctUntilChanged()
                .share();
    }

    private static long newest(SearchJournal searchJournal) {
        return searchJournal.handle(new Start.Newest(), Optional::of, 1) instanceof Answer.Found found
                ? found.next().number()
                : 0;
    }

    /** The number of the newest entry, at most five times a second while somebody listens. */
    public Flux<Long> newest() {
        return newest;
    }

    /** Runs work that waits for the database. */
    Scheduler blocking() {
        return blocking;
    }

    private long seen() {
        return getState.handle().map(JournalPosition::number).orElse(0L);
    }

    /** Answers true when there is an entry with a higher number, and false when the time has passed. */
    Mono<Boolean> after(long number, Duration time) {
        return Mono.defer(() -> seen() > number ? Mono.just(true) : next(Flux.merge(newest, own), number, time));
    }

    /** The same, but not before the next look. Who reads on for ever reads many entries at once, not each commit. */
    Mono<Boolean> atNextLook(long number, Duration time) {
        return next(newest, number, time);
    }

    private static Mono<Boolean> next(Flux<Long> numbers, long number, Duration time) {
        return numbers.filter(newest -> newest > number).next().map(_ -> true).timeout(time, Mono.just(false));
    }
}

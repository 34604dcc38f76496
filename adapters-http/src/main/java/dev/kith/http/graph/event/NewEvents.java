package dev.kith.http.graph.event;

import dev.kith.application.journal.SearchJournal;
import dev.kith.application.journal.SearchJournal.Answer;
import dev.kith.application.journal.SearchJournal.Start;
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
 * Tells when the journal has new entries. One look at the journal every 200 ms serves everybody who waits; while nobody
 * waits there is none. Who waits holds no thread.
 */
@Singleton
final class NewEvents {

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Scheduler blocking;
    private final Flux<Long> newest;

    NewEvents(SearchJournal searchJournal, @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
        this.blocking = Schedulers.fromExecutor(task -> executor.execute(task));
        Mono<Long> look = Mono.fromCallable(() -> newest(searchJournal)).subscribeOn(blocking);
        // a journal that cannot be read now is looked at again
        this.newest = Flux.interval(PAUSE)
                .onBackpressureDrop()
                .concatMap(_ -> look.onErrorComplete(), 1)
                .share();
    }

    private static long newest(SearchJournal searchJournal) {
        return searchJournal.handle(new Start.Newest(), Optional::of, 1) instanceof Answer.Found found
                ? found.next().number()
                : 0;
    }

    /** Runs work that waits for the database. */
    Scheduler blocking() {
        return blocking;
    }

    /** Completes when there is an entry with a higher number, or when the time has passed. */
    Mono<Void> after(long number, Duration time) {
        return newest.filter(newest -> newest > number).next().then().timeout(time, Mono.empty());
    }
}

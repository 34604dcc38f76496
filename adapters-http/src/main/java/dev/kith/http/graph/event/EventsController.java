package dev.kith.http.graph.event;

import dev.kith.application.journal.GetJournalBounds;
import dev.kith.application.journal.Journal;
import dev.kith.application.journal.SearchJournal.Answer.Found;
import dev.kith.application.journal.SearchJournal.Start;
import dev.kith.domain.key.KeyScope;
import dev.kith.http.graph.caller.GraphCaller;
import dev.kith.http.graph.caller.GraphRoute;
import dev.kith.http.graph.request.GraphParameters;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The changes of the graph, page by page. A request may wait for the next one. */
@Controller("${kith.graph.path}")
@Secured(SecurityRule.IS_ANONYMOUS)
final class EventsController {

    private static final String WAIT = "wait";

    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_WAIT = 60;

    private final EventQueries queries;
    private final EventReader reader;
    private final EventRenderer renderer;
    private final NewEvents newEvents;

    EventsController(EventQueries queries, EventReader reader, EventRenderer renderer, NewEvents newEvents) {
        this.queries = queries;
        this.reader = reader;
        this.renderer = renderer;
        this.newEvents = newEvents;
    }

    @Get("/events")
    @GraphRoute(
            callers = GraphRoute.Callers.KEYS_AND_USERS,
            scope = KeyScope.EVENTS_READ,
            parameters = {EventQueries.AFTER, GraphParameters.LIMIT, EventQueries.TYPES, EventQueries.USER, WAIT})
    Mono<Map<String, @Nullable Object>> read(HttpRequest<?> request, GraphCaller caller) {
        int limit = GraphParameters.limit(request, DEFAULT_LIMIT, Journal.MAX_LIMIT);
        Duration wait = Duration.ofSeconds(GraphParameters.number(request, WAIT, 0, 0, MAX_WAIT));
        EventQuery query =
                queries.parse(request, caller, request.getParameters().get(EventQueries.AFTER));
        Found found = reader.read(query, query.start(), limit);
        return isAnswer(found) || wait.isZero()
                ? Mono.just(page(query, found))
                : next(query, found, limit, System.nanoTime() + wait.toNanos())
                        .publishOn(newEvents.blocking())
                        .map(next -> page(query, next));
    }

    private static boolean isAnswer(Found found) {
        return !found.entries().isEmpty() || found.more();
    }

    /** The first entries that the query asks for, none after the time. */
    private Mono<Found> next(EventQuery query, Found before, int limit, long deadline) {
        Duration left = Duration.ofNanos(deadline - System.nanoTime());
        if (isAnswer(before) || !left.isPositive()) {
            return Mono.just(before);
        }
        Mono<Found> read = Mono.fromCallable(() -> reader.read(query, new Start.After(before.next()), limit))
                .subscribeOn(newEvents.blocking());
        return newEvents
                .after(before.next().number(), left)
                .then(read)
                .flatMap(found -> next(query, found, limit, deadline));
    }

    private Map<String, @Nullable Object> page(EventQuery query, Found found) {
        Map<String, @Nullable Object> page = new LinkedHashMap<>();
        page.put("data", renderer.render(query.viewer(), found.entries()));
        page.put("next", found.next().toString());
        page.put("more", found.more());
        GetJournalBounds.Bounds bounds = reader.bounds();
        page.put("oldest", bounds.oldest().toString());
        page.put("newest", bounds.newest().toString());
        return page;
    }
}

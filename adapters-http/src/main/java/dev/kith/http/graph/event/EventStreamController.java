package dev.kith.http.graph.event;

import dev.kith.domain.key.KeyScope;
import dev.kith.http.graph.caller.GraphCaller;
import dev.kith.http.graph.caller.GraphCallerFilter;
import dev.kith.http.graph.caller.GraphCallers;
import dev.kith.http.graph.caller.GraphRoute;
import dev.kith.http.settings.EventStreamSettings;
import dev.kith.http.wire.connection.HeadRequests;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.time.Duration;
import reactor.core.publisher.Flux;

/** The changes of the graph as they happen, in one answer that goes on (Server-Sent Events). */
@Controller("${kith.graph.path}")
@Secured(SecurityRule.IS_ANONYMOUS)
final class EventStreamController {

    /** The id of the last event that a client has, when it connects again. */
    private static final String LAST_EVENT_ID = "Last-Event-ID";

    private final EventQueries queries;
    private final GraphCallers callers;
    private final StreamSlots slots;
    private final EventStreamSettings settings;
    private final EventStream.Means means;

    EventStreamController(
            EventQueries queries,
            GraphCallers callers,
            StreamSlots slots,
            EventFrames frames,
            NewEvents newEvents,
            EventStreamSettings settings) {
        this.queries = queries;
        this.callers = callers;
        this.slots = slots;
        this.settings = settings;
        this.means = new EventStream.Means(frames, newEvents, settings);
    }

    @Get(uri = "/events/stream", produces = MediaType.TEXT_EVENT_STREAM)
    @GraphRoute(
            callers = GraphRoute.Callers.KEYS_AND_USERS,
            scope = KeyScope.EVENTS_READ,
            takesTicket = true,
            parameters = {EventQueries.AFTER, EventQueries.TYPES, EventQueries.USER, GraphCallerFilter.TICKET})
    HttpResponse<Flux<byte[]>> stream(HttpRequest<?> request, GraphCaller caller) {
        String lastEvent = request.getHeaders().get(LAST_EVENT_ID);
        EventQuery query = queries.parse(
                request, caller, lastEvent == null ? request.getParameters().get(EventQueries.AFTER) : lastEvent);
        String credentials = GraphCallerFilter.credentialsOf(request);
        Duration recheck = GraphCaller.issuer(request) == null ? settings.recheck() : settings.checkpoint();
        Flux<byte[]> events = EventStream.open(means, query, recheck, () -> {
            var _ = callers.find(credentials);
        });
        MutableHttpResponse<Flux<byte[]>> answer = HttpResponse.<Flux<byte[]>>ok()
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                // a proxy such as nginx would keep events back
                .header("X-Accel-Buffering", "no");
        if (HeadRequests.methodName(request).equals("HEAD")) {
            return answer;
        }
        Runnable close = slots.open(caller);
        return answer.body(events.doFinally(_ -> close.run()));
    }
}

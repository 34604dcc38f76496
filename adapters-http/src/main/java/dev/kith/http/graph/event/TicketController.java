package dev.kith.http.graph.event;

import dev.kith.domain.key.KeyScope;
import dev.kith.http.graph.answer.GraphTimes;
import dev.kith.http.graph.caller.GraphCallerFilter;
import dev.kith.http.graph.caller.GraphRoute;
import dev.kith.http.graph.caller.StreamTickets;
import dev.kith.http.graph.request.GraphBodies;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives a ticket that opens a stream in a browser. */
@Controller("${kith.graph.path}")
@Secured(SecurityRule.IS_ANONYMOUS)
@Consumes(MediaType.ALL)
final class TicketController {

    private final StreamTickets tickets;
    private final GraphBodies bodies;

    TicketController(StreamTickets tickets, GraphBodies bodies) {
        this.tickets = tickets;
        this.bodies = bodies;
    }

    @Post("/events/tickets")
    @GraphRoute(callers = GraphRoute.Callers.KEYS_AND_USERS, scope = KeyScope.EVENTS_READ)
    HttpResponse<?> create(HttpRequest<?> request, @Body @Nullable String text) {
        bodies.readIfPresent(request, text).throwIfInvalid();
        StreamTickets.Ticket ticket = tickets.create(GraphCallerFilter.credentialsOf(request));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("ticket", ticket.text());
        json.put("expires_at", GraphTimes.text(ticket.expires()));
        return HttpResponse.created(json).header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}

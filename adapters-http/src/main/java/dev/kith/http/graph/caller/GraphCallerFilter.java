package dev.kith.http.graph.caller;

import dev.kith.domain.change.JournalPosition;
import dev.kith.domain.key.KeyScope;
import dev.kith.http.graph.problem.GraphDialect;
import dev.kith.http.graph.problem.Problems;
import dev.kith.http.security.token.BearerCredentials;
import dev.kith.http.settings.GraphSettings;
import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.Dialects;
import dev.kith.http.wire.FilterOrder;
import dev.kith.http.wire.Links;
import dev.kith.http.wire.RequestIds;
import dev.kith.http.wire.connection.HeadRequests;
import dev.kith.http.wire.header.CrossOriginFilter;
import dev.kith.http.wire.state.StateFilter;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteMatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the caller of a request of this dialect, by a service key or by the token of a user. It refuses who may
 * not call the route, and parameters that the route does not know. The filter sees the requests of the other dialects too: the framework would match a pattern
 * for each request, which takes longer.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
public final class GraphCallerFilter implements Ordered {

    /** The most wrong parameters that an answer names. */
    private static final int MAX_ERRORS = 20;

    /** The parameter that may stand for the header, see {@link StreamTickets}. */
    public static final String TICKET = "ticket";

    /** The path of the explorer, below that of the dialect. */
    private static final String EXPLORER = "/docs";

    static final String ATTRIBUTE = GraphCaller.class.getName();

    static final String ISSUER = GraphCallers.class.getName();

    private static final String CREDENTIALS = GraphCallerFilter.class.getName();

    private final GraphCallers graphCallers;
    private final StreamTickets tickets;
    private final CommandTokens commands;
    private final GraphDialect graph;
    private final Dialects dialects;
    private final Links links;
    private final Quotas quotas;
    private final boolean hasEvents;

    GraphCallerFilter(
            GraphCallers graphCallers,
            StreamTickets tickets,
            CommandTokens commands,
            GraphDialect graph,
            Dialects dialects,
            Links links,
            Quotas quotas,
            GraphSettings settings) {
        this.graphCallers = graphCallers;
        this.tickets = tickets;
        this.commands = commands;
        this.graph = graph;
        this.dialects = dialects;
        this.links = links;
        this.quotas = quotas;
        this.hasEvents = settings.events();
    }

    /** The credentials that a request was accepted with. */
    public static String credentialsOf(HttpRequest<?> request) {
        return request.getAttribute(CREDENTIALS, String.class).orElseThrow();
    }

    @RequestFilter
    void identify(HttpRequest<?> request) {
        if (isOfThisDialect(request)) {
            // a path without a route is answered by the framework
            RouteAttributes.getRouteMatch(request).ifPresent(route -> identify(request, route));
        }
    }

    private void identify(HttpRequest<?> request, RouteMatch<?> route) {
        AnnotationMetadata needs = route.getAnnotationMetadata();
        GraphRoute.Callers callers = needs.enumValue(GraphRoute.class, "callers", GraphRoute.Callers.class)
                .orElseThrow();
        if (needs.isTrue(GraphRoute.class, "takesCommands") && CommandTokens.isIn(request)) {
            commands.require(request);
            request.setAttribute(ATTRIBUTE, new GraphCaller.Program(CommandTokens.OPERATOR));
        } else if (callers != GraphRoute.Callers.EVERYBODY) {
            String credentials = credentials(request, needs.isTrue(GraphRoute.class, "takesTicket"));
            GraphCallers.Identified identified = graphCallers.identify(credentials);
            quotas.take(request, identified.caller());
            switch (identified.caller()) {
                case GraphCaller.Program(var key) ->
                    Arrays.stream(needs.enumValues(GraphRoute.class, "scope", KeyScope.class))
                            .filter(scope -> !key.allows(scope))
                            .findFirst()
                            .ifPresent(GraphCallerFilter::refuse);
                case GraphCaller.Person _ -> {
                    if (callers == GraphRoute.Callers.KEYS) {
                        throw Problems.notYours("The request needs a service key.");
                    }
                }
            }
            if (!hasEvents && isAboutEvents(needs)) {
                throw Problems.eventsOff();
            }
            request.setAttribute(ATTRIBUTE, identified.caller());
            request.setAttribute(ISSUER, identified.issuer());
            request.setAttribute(CREDENTIALS, credentials);
        }
        if (!needs.isTrue(GraphRoute.class, "onlyReads")) {
            IdempotencyKey.require(request, needs.isTrue(GraphRoute.class, "keepsAnswer"));
        }
        requireParameters(
                request,
                Set.of(needs.stringValues(GraphRoute.class, "parameters")),
                needs.isTrue(GraphRoute.class, "isList") ? ListParameters.ALL : Set.of());
    }

    private static boolean isAboutEvents(AnnotationMetadata needs) {
        return Stream.of(needs.enumValues(GraphRoute.class, "scope", KeyScope.class))
                .anyMatch(scope -> scope == KeyScope.EVENTS_READ || scope == KeyScope.WEBHOOKS);
    }

    private static void refuse(KeyScope scope) {
        throw Problems.insufficientScope(scope);
    }

    private static void requireParameters(HttpRequest<?> request, Set<String> own, Set<String> shared) {
        List<ApiError.FieldError> errors = new ArrayList<>();
        request.getParameters().forEach((name, values) -> {
            if (!name.equals(StateFilter.PARAMETER) && !own.contains(name) && !shared.contains(name)) {
                errors.add(new ApiError.FieldError(name, "unknown", "This request knows no such parameter."));
            } else if (values.size() > 1) {
                errors.add(new ApiError.FieldError(name, "repeated", "The request has the parameter more than once."));
            } else if (name.equals(StateFilter.PARAMETER)
                    && JournalPosition.parse(values.getFirst()).isEmpty()) {
                errors.add(new ApiError.FieldError(name, "invalid", "This is not a state that this server answered."));
            }
        });
        if (!errors.isEmpty()) {
            throw Problems.invalidParameters(errors.subList(0, Math.min(errors.size(), MAX_ERRORS)));
        }
    }

    private String credentials(HttpRequest<?> request, boolean takesTicket) {
        String ticket = takesTicket ? request.getParameters().get(TICKET) : null;
        if (ticket != null) {
            return HeadRequests.methodName(request).equals("HEAD") ? tickets.read(ticket) : tickets.redeem(ticket);
        }
        String credentials = BearerCredentials.of(request);
        if (credentials == null) {
            throw Problems.unauthenticated();
        }
        if (GraphCallers.isKey(credentials) && CrossOriginFilter.isFromPage(request) && !isFromExplorer(request)) {
            throw Problems.keyInBrowser();
        }
        return credentials;
    }

    /** Whoever pastes a key into the page of this server leaks it to nobody. */
    private boolean isFromExplorer(HttpRequest<?> request) {
        String page = links.absolute(request, graph.path() + EXPLORER);
        String referrer = request.getHeaders().get(HttpHeaders.REFERER);
        return page.equals(referrer) || (page + "/").equals(referrer);
    }

    @ResponseFilter
    void addHeaders(HttpRequest<?> request, MutableHttpResponse<?> response) {
        if (!isOfThisDialect(request)) {
            return;
        }
        if (!response.getHeaders().contains(RequestIds.HEADER)) {
            response.header(RequestIds.HEADER, RequestIds.of(request));
        }
        if (!response.getHeaders().contains(HttpHeaders.CACHE_CONTROL)) {
            response.header(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        }
        response.header(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION);
    }

    private boolean isOfThisDialect(HttpRequest<?> request) {
        return dialects.of(request).filter(graph::equals).isPresent();
    }

    @Override
    public int getOrder() {
        return FilterOrder.CLIENT;
    }
}

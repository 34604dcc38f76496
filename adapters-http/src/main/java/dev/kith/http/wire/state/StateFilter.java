package dev.kith.http.wire.state;

import dev.kith.application.journal.ReachState;
import dev.kith.domain.change.JournalPosition;
import dev.kith.http.settings.GraphSettings;
import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.Dialects;
import dev.kith.http.wire.FilterOrder;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import org.jspecify.annotations.Nullable;

/**
 * Answers a request that brings a state of the graph only when this server sees that state. Without a journal the server
 * is the only one of its graph, so each answer has every earlier write, and states are ignored.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
public final class StateFilter implements Ordered {

    static final String HEADER = "Kith-State";

    /** The parameter that may stand for the header. */
    public static final String PARAMETER = "state";

    private final Dialects dialects;
    private final ReachState reachState;
    private final boolean hasStates;

    StateFilter(Dialects dialects, ReachState reachState, GraphSettings settings) {
        this.dialects = dialects;
        this.reachState = reachState;
        this.hasStates = settings.events();
    }

    @RequestFilter
    void await(HttpRequest<?> request) {
        JournalPosition state = hasStates && dialects.of(request).isPresent() ? state(request) : null;
        if (state != null) {
            switch (reachState.handle(state)) {
                case REACHED -> {}
                case NOT_REACHED -> throw ApiError.stateNotReached();
                case RESTARTED -> throw ApiError.logRestarted();
            }
        }
    }

    /** The parameter has other meanings too, as in OAuth, so it counts only if it is a state. */
    private static @Nullable JournalPosition state(HttpRequest<?> request) {
        String header = request.getHeaders().get(HEADER);
        if (header != null) {
            return JournalPosition.parse(header)
                    .orElseThrow(() -> ApiError.invalid(HEADER + " is not a state that this server answered."));
        }
        String query = request.getUri().getRawQuery();
        return query == null || !query.contains(PARAMETER)
                ? null
                : JournalPosition.parse(request.getParameters().get(PARAMETER, String.class, ""))
                        .orElse(null);
    }

    @Override
    public int getOrder() {
        return FilterOrder.STATE;
    }
}

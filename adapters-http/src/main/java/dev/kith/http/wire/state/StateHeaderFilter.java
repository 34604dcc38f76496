package dev.kith.http.wire.state;

import dev.kith.application.journal.GetState;
import dev.kith.http.wire.Dialects;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/**
 * Names in each answer of a dialect the state of the graph that it may have seen. A caller who sends it back reads
 * their own writes, on every server of one graph.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class StateHeaderFilter implements Ordered {

    private final Dialects dialects;
    private final GetState getState;

    StateHeaderFilter(Dialects dialects, GetState getState) {
        this.dialects = dialects;
        this.getState = getState;
    }

    @ResponseFilter
    void add(HttpRequest<?> request, MutableHttpResponse<?> response) {
        if (dialects.of(request).isPresent()) {
            getState.handle().ifPresent(state -> response.header(StateFilter.HEADER, state.toString()));
        }
    }

    /** Before all checks, so that their answers have the header too. */
    @Override
    public int getOrder() {
        return 0;
    }
}

package dev.kith.application.connection;

import dev.kith.application.InMemoryGraph;
import dev.kith.domain.connection.ConnectionRequest;
import dev.kith.domain.page.Offset;
import dev.kith.domain.page.Page;
import dev.kith.domain.tie.Connection;
import dev.kith.domain.tie.Pair;
import dev.kith.domain.user.UserId;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

public final class InMemoryConnectionRequests implements ConnectionRequests {

    private final InMemoryGraph graph;

    public InMemoryConnectionRequests(InMemoryGraph graph) {
        this.graph = graph;
    }

    @Override
    public Page<ConnectionRequest> page(UserId user, Direction box, Offset offset) {
        synchronized (graph) {
            Set<UserId> others =
                    (box == Direction.OUTGOING ? graph.requestsSent(user) : graph.requestsReceived(user)).keySet();
            List<ConnectionRequest> whole = others.stream()
                    .flatMap(other -> request(Pair.of(user, other)))
                    .sorted(Comparator.comparing((ConnectionRequest request) ->
                                    request.request().created())
                            .thenComparing(request -> box == Direction.OUTGOING ? request.to() : request.from())
                            .reversed())
                    .toList();
            return new Page<>(
                    whole.size(),
                    whole.stream().skip(offset.start()).limit(offset.limit()).toList());
        }
    }

    private Stream<ConnectionRequest> request(Pair pair) {
        return graph.tie(pair).connection() instanceof Connection.Requested request
                ? Stream.of(new ConnectionRequest(pair.other(request.from()), request))
                : Stream.empty();
    }
}

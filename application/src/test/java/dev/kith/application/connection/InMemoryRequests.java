package dev.kith.application.connection;

import dev.kith.application.InMemoryGraph;
import dev.kith.domain.audience.Page;
import dev.kith.domain.audience.Slice;
import dev.kith.domain.connection.Connection;
import dev.kith.domain.connection.ConnectionRequest;
import dev.kith.domain.tie.Pair;
import dev.kith.domain.tie.Standing;
import dev.kith.domain.user.UserId;
import java.util.Comparator;
import java.util.List;

public final class InMemoryRequests implements Requests {

    private final InMemoryGraph graph;

    public InMemoryRequests(InMemoryGraph graph) {
        this.graph = graph;
    }

    @Override
    public Page<ConnectionRequest> page(UserId user, Box box, Slice slice) {
        synchronized (graph) {
            List<ConnectionRequest> whole = graph.around(user).stream()
                    .filter(other -> graph.standing(user) != Standing.GONE && graph.standing(other) != Standing.GONE)
                    .map(other -> graph.between(Pair.of(user, other)))
                    .filter(tie -> tie.connection() instanceof Connection.Requested)
                    .map(tie -> {
                        Connection.Requested request = (Connection.Requested) tie.connection();
                        return new ConnectionRequest(tie.pair().other(request.from()), request);
                    })
                    .filter(request -> (box == Box.SENT ? request.from() : request.to()).equals(user))
                    .sorted(Comparator.comparing((ConnectionRequest request) -> request.request().created())
                            .thenComparing(request -> box == Box.SENT ? request.to() : request.from())
                            .reversed())
                    .toList();
            return new Page<>(whole.size(), whole.stream().skip(slice.offset()).limit(slice.limit()).toList());
        }
    }
}

package dev.kith.application.statistic;

import dev.kith.application.InMemoryGraph;
import dev.kith.domain.audience.AudienceKind;
import dev.kith.domain.tie.AccountState;
import dev.kith.domain.tie.Tie;
import dev.kith.domain.user.UserId;
import java.util.function.ToLongFunction;

public final class InMemoryStatistics implements Statistics {

    private final InMemoryGraph graph;

    public InMemoryStatistics(InMemoryGraph graph) {
        this.graph = graph;
    }

    @Override
    public Counts counts() {
        synchronized (graph) {
            return new Counts(
                    sum(user -> graph.standing(user) == AccountState.DELETED ? 0 : 1),
                    sum(user -> graph.list(AudienceKind.FOLLOWINGS, user).size()),
                    sum(user -> graph.list(AudienceKind.CONNECTIONS, user).size()) / 2,
                    sum(user -> graph.requestsSent(user).size()),
                    graph.ties.values().stream()
                            .mapToLong(InMemoryStatistics::hides)
                            .sum());
        }
    }

    private long sum(ToLongFunction<UserId> count) {
        return graph.users.keySet().stream().mapToLong(count).sum();
    }

    private static long hides(Tie tie) {
        return (tie.low().hides() == null ? 0L : 1L) + (tie.high().hides() == null ? 0 : 1);
    }
}

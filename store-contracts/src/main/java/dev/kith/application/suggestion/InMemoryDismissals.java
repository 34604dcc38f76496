package dev.kith.application.suggestion;

import dev.kith.application.InMemoryGraph;
import dev.kith.domain.tie.AccountState;
import dev.kith.domain.user.UserId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

public final class InMemoryDismissals implements Dismissals {

    private final InMemoryGraph graph;

    public InMemoryDismissals(InMemoryGraph graph) {
        this.graph = graph;
    }

    @Override
    public Answer dismiss(UserId user, UserId other, Instant since) {
        return change(user, other, dismissed -> dismissed.putIfAbsent(other, since) == null);
    }

    @Override
    public Answer restore(UserId user, UserId other) {
        return change(user, other, dismissed -> dismissed.remove(other) != null);
    }

    private Answer change(UserId user, UserId other, Predicate<Map<UserId, Instant>> change) {
        synchronized (graph) {
            for (UserId id : new UserId[] {user, other}) {
                if (graph.standing(id) == AccountState.DELETED) {
                    return new Answer.NoSuchUser(id);
                }
            }
            return new Answer.Done(change.test(graph.dismissed.computeIfAbsent(user, _ -> new HashMap<>())));
        }
    }
}

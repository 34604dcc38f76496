package dev.kith.application.tie;

import dev.kith.application.InMemoryGraph;
import dev.kith.domain.community.Mode;
import dev.kith.domain.tie.Decision;
import dev.kith.domain.tie.Pair;
import dev.kith.domain.tie.Relation;
import dev.kith.domain.tie.Standing;
import dev.kith.domain.tie.Tie;
import dev.kith.domain.user.UserId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

public final class InMemoryTies implements Ties {

    private final InMemoryGraph graph;

    public InMemoryTies(InMemoryGraph graph) {
        this.graph = graph;
    }

    @Override
    public Tie between(Pair pair) {
        synchronized (graph) {
            return graph.between(pair);
        }
    }

    @Override
    public <A> A decide(Pair pair, Function<Tie, Decision<A>> rule) {
        synchronized (graph) {
            Decision<A> decision = rule.apply(graph.between(pair));
            graph.keep(decision.next());
            return decision.answer();
        }
    }

    @Override
    public List<UserId> hiddenBy(UserId hider) {
        synchronized (graph) {
            return graph.hiddenBy(hider).stream().filter(hidden -> graph.standing(hidden) != Standing.GONE).sorted().toList();
        }
    }

    @Override
    public Map<UserId, Relation> relations(UserId viewer, Collection<UserId> others, Mode mode) {
        synchronized (graph) {
            Map<UserId, Relation> relations = new HashMap<>();
            for (UserId other : others) {
                relations.put(
                        other,
                        other.equals(viewer) ? Relation.NONE : Relation.seenBy(viewer, graph.between(Pair.of(viewer, other)), mode));
            }
            return relations;
        }
    }
}

package dev.kith.application.tie;

import dev.kith.application.InMemoryGraph;
import dev.kith.application.user.InMemoryUsers;
import dev.kith.domain.community.CommunityMode;
import dev.kith.domain.tie.AccountState;
import dev.kith.domain.tie.Connection;
import dev.kith.domain.tie.Decision;
import dev.kith.domain.tie.Pair;
import dev.kith.domain.tie.Relation;
import dev.kith.domain.tie.Side;
import dev.kith.domain.tie.Tie;
import dev.kith.domain.tie.TiePart;
import dev.kith.domain.user.UserId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

public final class InMemoryTies implements Ties {

    private final InMemoryGraph graph;

    public InMemoryTies(InMemoryGraph graph) {
        this.graph = graph;
    }

    @Override
    public Tie between(Pair pair) {
        synchronized (graph) {
            return graph.tie(pair);
        }
    }

    @Override
    public Map<Pair, Tie> between(Collection<Pair> pairs, Set<TiePart> parts) {
        synchronized (graph) {
            Map<Pair, Tie> ties = new HashMap<>();
            pairs.forEach(pair -> ties.put(pair, graph.tie(pair).only(parts)));
            return ties;
        }
    }

    @Override
    public <A> A decide(Pair pair, Function<Tie, Decision<A>> rule) {
        synchronized (graph) {
            Decision<A> decision = rule.apply(graph.tie(pair));
            store(pair, decision);
            return decision.answer();
        }
    }

    private void store(Pair pair, Decision<?> decision) {
        // a tie needs two users
        if (graph.users.containsKey(pair.low()) && graph.users.containsKey(pair.high())) {
            graph.ties.put(pair, toTheMicrosecond(decision.next()));
            decision.changes().forEach(graph::record);
        }
    }

    @Override
    public <A> List<A> decideAll(List<PairRule<A>> rules) {
        return rules.stream().map(each -> decide(each.pair(), each.rule())).toList();
    }

    @Override
    public <A> List<A> decideTogether(List<PairRule<A>> rules, Predicate<A> isAccepted) {
        synchronized (graph) {
            Map<Pair, Tie> ties = new HashMap<>();
            List<Decision<A>> decisions = rules.stream()
                    .map(each -> {
                        Decision<A> decision = each.rule().apply(ties.computeIfAbsent(each.pair(), graph::tie));
                        ties.put(each.pair(), decision.next());
                        return decision;
                    })
                    .toList();
            List<A> answers = decisions.stream().map(Decision::answer).toList();
            if (answers.stream().allMatch(isAccepted)) {
                decisions.forEach(decision -> store(decision.next().pair(), decision));
            }
            return answers;
        }
    }

    @Override
    public Map<UserId, Relation> relations(UserId viewer, Collection<UserId> others, CommunityMode mode) {
        synchronized (graph) {
            Map<UserId, Relation> relations = new HashMap<>();
            for (UserId other : others) {
                relations.put(
                        other,
                        other.equals(viewer)
                                ? Relation.NONE
                                : Relation.seenBy(viewer, graph.tie(Pair.of(viewer, other)), mode));
            }
            return relations;
        }
    }

    @Override
    public Optional<Relation> relation(UserId viewer, UserId other, CommunityMode mode) {
        synchronized (graph) {
            InMemoryUsers users = new InMemoryUsers(graph);
            return users.find(viewer).isPresent() && users.find(other).isPresent()
                    ? Optional.ofNullable(
                            relations(viewer, List.of(other), mode).get(other))
                    : Optional.empty();
        }
    }

    @Override
    public List<UserId> hiddenBy(UserId hider) {
        synchronized (graph) {
            return graph.hiddenBy(hider).stream()
                    .filter(hidden -> graph.standing(hidden) != AccountState.DELETED)
                    .sorted()
                    .toList();
        }
    }

    private static Tie toTheMicrosecond(Tie tie) {
        return new Tie(
                tie.pair(),
                micros(tie.low()),
                micros(tie.high()),
                switch (tie.connection()) {
                    case Connection.Strangers strangers -> strangers;
                    case Connection.Requested(UserId from, Instant created, Instant rejected, Instant viewed) ->
                        new Connection.Requested(
                                from, created.truncatedTo(ChronoUnit.MICROS), micros(rejected), micros(viewed));
                    case Connection.Connected(Instant since) ->
                        new Connection.Connected(since.truncatedTo(ChronoUnit.MICROS));
                });
    }

    private static Side micros(Side side) {
        return new Side(side.standing(), micros(side.follows()), micros(side.hides()));
    }

    private static @Nullable Instant micros(@Nullable Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.MICROS);
    }
}

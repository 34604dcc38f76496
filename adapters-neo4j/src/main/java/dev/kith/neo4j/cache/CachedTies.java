package dev.kith.neo4j.cache;

import dev.kith.application.tie.Ties;
import dev.kith.domain.audience.Kind;
import dev.kith.domain.community.Mode;
import dev.kith.domain.tie.Decision;
import dev.kith.domain.tie.Pair;
import dev.kith.domain.tie.Relation;
import dev.kith.domain.tie.Tie;
import dev.kith.domain.user.UserId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Whom a user follows, from their list in heap; all else is left to the store behind. */
final class CachedTies implements Ties {

    private final Ties ties;
    private final FollowLists lists;

    CachedTies(Ties ties, FollowLists lists) {
        this.ties = ties;
        this.lists = lists;
    }

    @Override
    public Tie between(Pair pair) {
        return ties.between(pair);
    }

    @Override
    public <A> A decide(Pair pair, Function<Tie, Decision<A>> rule) {
        return ties.decide(pair, rule);
    }

    @Override
    public Map<UserId, Relation> relations(UserId viewer, Collection<UserId> others, Mode mode) {
        if (mode == Mode.FRIENDSHIP || others.isEmpty()) {
            return ties.relations(viewer, others, mode);
        }
        long[] ids = others.stream().mapToLong(UserId::value).distinct().sorted().toArray();
        // a very long list is read through for each question: there the index is quicker
        return lists.ask(Kind.FOLLOWINGS, viewer, list -> list.size() > FollowLists.LONG ? Optional.<boolean[]>empty() : Optional.of(list.has(ids)))
                .flatMap(Function.identity())
                .map(followed -> relations(ids, followed))
                .orElseGet(() -> ties.relations(viewer, others, mode));
    }

    private static Map<UserId, Relation> relations(long[] ids, boolean[] followed) {
        Map<UserId, Relation> relations = HashMap.newHashMap(ids.length);
        for (int index = 0; index < ids.length; index++) {
            relations.put(new UserId(ids[index]), followed[index] ? Relation.FOLLOWED : Relation.NONE);
        }
        return relations;
    }

    @Override
    public List<UserId> hiddenBy(UserId hider) {
        return ties.hiddenBy(hider);
    }
}

package dev.kith.application.tie;

import dev.kith.application.user.Users;
import dev.kith.domain.community.CommunityMode;
import dev.kith.domain.tie.Decision;
import dev.kith.domain.tie.Pair;
import dev.kith.domain.tie.Relation;
import dev.kith.domain.tie.Tie;
import dev.kith.domain.tie.TiePart;
import dev.kith.domain.user.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** Stores everything between two users. */
public interface Ties {

    /**
     * The tie of the pair. An unknown user has the state DELETED and no edges. A tie with a deleted user has hides
     * only. The tie is of one moment.
     */
    Tie between(Pair pair);

    /**
     * The ties of these pairs, as by {@link #between(Pair)}, but with {@link Tie#only} these parts. Every pair has an
     * answer. Each tie is of one moment: no decision is seen by half. Two ties may be of two moments.
     *
     * @param pairs at most {@link #MAX_PAIRS}
     */
    Map<Pair, Tie> between(Collection<Pair> pairs, Set<TiePart> parts);

    int MAX_PAIRS = 1_000;

    /**
     * Decides on the tie of the pair and stores the result in one atomic step. No other decision on the pair, and no
     * deletion of one of the two, happens meanwhile. When the method returns, the result is durable. The rule may run
     * more than once, so it must depend on its argument only. If it leaves the tie unchanged or throws, nothing is
     * stored. Times are stored to the microsecond.
     */
    <A> A decide(Pair pair, Function<Tie, Decision<A>> rule);

    /**
     * Decides by many rules, each as by {@link #decide}. Rules of one pair run in their order. The answers have the
     * order of the rules. If the store fails, some decisions may be stored and others not.
     *
     * @param rules at most {@link #MAX_PAIRS}
     */
    <A> List<A> decideAll(List<PairRule<A>> rules);

    /**
     * Decides by many rules, one after the other, and stores the result in one atomic step. If one answer is not
     * accepted, nothing is stored. The answers have the order of the rules.
     *
     * @param rules at most {@link #MAX_PAIRS}
     */
    <A> List<A> decideTogether(List<PairRule<A>> rules, Predicate<A> isAccepted);

    /**
     * The relation of the viewer to each of the others, by {@link Relation#seenBy}. Every requested id has an answer.
     * The relation to oneself is NONE.
     */
    Map<UserId, Relation> relations(UserId viewer, Collection<UserId> others, CommunityMode mode);

    /**
     * The relation of the viewer to another user, by {@link Relation#seenBy}; NONE to oneself.
     *
     * @return empty if {@link Users#find} does not find one of the two
     */
    Optional<Relation> relation(UserId viewer, UserId other, CommunityMode mode);

    /**
     * All users that this user hides, by id, ascending, without deleted ones. The list is not paged because clients
     * read all of it at every login.
     */
    List<UserId> hiddenBy(UserId hider);
}

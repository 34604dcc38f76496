package dev.kith.application.tie;

import dev.kith.domain.community.CommunityMode;
import dev.kith.domain.tie.Decision;
import dev.kith.domain.tie.Pair;
import dev.kith.domain.tie.Relation;
import dev.kith.domain.tie.Tie;
import dev.kith.domain.user.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Where all that stands between two users is kept. */
public interface Ties {

    /**
     * What stands between the two; for ids of no one, strangers whose standing says that they are gone. Between one who left and anyone else
     * nothing stands but who hides whom.
     */
    Tie between(Pair pair);

    /**
     * Decides on the pair's present tie and keeps what follows, as one indivisible step: no one else decides on this pair, or deletes one of the
     * two, in between. When it returns, the outcome is durable. The rule may run more than once, so it must act on nothing but its argument;
     * where it leaves the tie unchanged or throws, nothing is kept. Times are kept to the microsecond.
     */
    <A> A decide(Pair pair, Function<Tie, Decision<A>> rule);

    /** What the viewer has with each of these, by {@link Relation#seenBy}; every id asked for has its answer, the viewer's own is NONE. */
    Map<UserId, Relation> relations(UserId viewer, Collection<UserId> others, CommunityMode mode);

    /** Everyone this user hides, by id, ascending; deleted ones are left out. Not paged: clients ask for the whole at every login. */
    List<UserId> hiddenBy(UserId hider);
}

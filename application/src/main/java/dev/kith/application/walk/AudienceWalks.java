package dev.kith.application.walk;

import dev.kith.domain.walk.AudienceWalk;
import dev.kith.domain.walk.WalkCursor;
import dev.kith.domain.walk.WalkEntry;
import dev.kith.domain.walk.WalkOrder;
import dev.kith.domain.walk.WalkPage;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lists around a user page after page. The cost of a page does not depend on the length of the list, nor on
 * the place in it.
 */
public interface AudienceWalks {

    /** The largest limit of a page. */
    int MAX_LIMIT = 5_000;

    /**
     * The most users that are looked up in the compared list for one page. A page that needs more ends early, with the
     * place where the next one begins.
     */
    int MAX_LOOKUPS = 20_000;

    /** The most entries of a range, and the most users of a compared list, that are read for one count. */
    int MAX_COUNTED = 100_000;

    /**
     * A page of the walk. All pages, joined, are the list. Under {@link WalkOrder#NEWEST} a walk shows each user who is
     * in the list all the time exactly once, whoever enters or leaves it. Under the other orders this holds for those
     * who stay in their group. The lists of an unknown user are empty.
     *
     * @param after the {@code next} of the page before, or any other place; null for the beginning
     * @param limit from 1 to {@link #MAX_LIMIT}
     */
    WalkPage<WalkEntry> page(AudienceWalk walk, @Nullable WalkCursor after, int limit);

    /**
     * The number of users that a walk shows. Empty if that takes more than {@link #MAX_COUNTED}. A list without filters
     * is always counted, at a cost that does not depend on its length.
     */
    OptionalLong count(AudienceWalk walk);
}

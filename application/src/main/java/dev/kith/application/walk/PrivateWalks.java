package dev.kith.application.walk;

import dev.kith.domain.walk.PrivateEntry;
import dev.kith.domain.walk.PrivateWalk;
import dev.kith.domain.walk.WalkCursor;
import dev.kith.domain.walk.WalkPage;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads the private lists of a user page after page. Deleted users are left out. The lists of an unknown user are empty.
 */
public interface PrivateWalks {

    /** The most entries that are read for one page. A page that needs more ends early. */
    int MAX_READ = 20_000;

    /** The most entries that are read for one count. */
    int MAX_COUNTED = 100_000;

    /**
     * A page of the list. All pages, joined, are the list. A walk shows each user who is in the list all the time exactly
     * once, whoever enters or leaves it.
     *
     * @param after the {@code next} of the page before, or any other place of group 0; null for the beginning
     * @param limit from 1 to {@link AudienceWalks#MAX_LIMIT}
     */
    WalkPage<PrivateEntry> page(PrivateWalk walk, @Nullable WalkCursor after, int limit);

    /** The number of users that a walk shows. Empty if more than {@link #MAX_COUNTED} entries would have to be read. */
    OptionalLong count(PrivateWalk walk);
}

package dev.kith.application.search;

import dev.kith.domain.page.Page;
import dev.kith.domain.search.UserSearch;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.Username;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Searches users. Deleted users, and users that the viewer hides, are never found. */
public interface Searches {

    /**
     * The ids of the matching users in the order of the search, which is total. Pages of any size, joined, are the
     * whole result. The total is the number of all matches.
     */
    Page<UserId> page(UserSearch search);

    /**
     * The ids of the users with these names, without regard to case, in the order of the names. Unknown names are left
     * out.
     */
    List<UserId> named(List<Username> names, @Nullable UserId viewer);
}

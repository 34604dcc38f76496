package dev.kith.application.search;

import dev.kith.domain.page.Page;
import dev.kith.domain.search.UserSearch;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.Username;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where users are looked for. Neither deleted ones are found, nor those whom the viewer hides. */
public interface Searches {

    /**
     * The ids of those the search asks for, in its order, which is total: pages of any size, glued, are the whole, and the total is the number of
     * them.
     */
    Page<UserId> page(UserSearch search);

    /** The ids of those who have these names, whatever their case, in the order of the names; names of no one are left out. */
    List<UserId> named(List<Username> names, @Nullable UserId viewer);
}

package dev.kith.application.audience;

import dev.kith.domain.audience.AudienceEntry;
import dev.kith.domain.audience.AudienceQuery;
import dev.kith.domain.page.Page;
import dev.kith.domain.user.UserId;

/** Where the lists around a user are read. */
public interface Audiences {

    /**
     * A page in the order of {@link AudienceEntry#MUTUAL_FIRST}. The total is the number of entries that a walk over the whole list yields under the
     * same question. Pages of any size, glued, are the whole list; a walk by {@code after} misses no one and repeats no one, whatever
     * comes or goes before it. An id of no one has empty lists.
     */
    Page<AudienceEntry> page(AudienceQuery query);

    /**
     * The followers of the subject whom the viewer follows, at most so many, the newest followers first, ties by id, descending; and how
     * many there are. Those the viewer hides are neither. The work grows with the shorter of the two lists.
     */
    Page<UserId> knownFollowers(UserId viewer, UserId subject, int most);
}

package dev.kith.application.audience;

import dev.kith.domain.audience.AudienceQuery;
import dev.kith.domain.audience.Entry;
import dev.kith.domain.audience.Page;

/** Where the lists around a user are read. */
public interface Audiences {

    /**
     * A page in the order of {@link Entry#MUTUAL_FIRST}. The total is the number of entries that a walk over the whole list yields under the
     * same question. Pages of any size, glued, are the whole list; a walk by {@code after} misses no one and repeats no one, whatever
     * comes or goes before it. An id of no one has empty lists.
     */
    Page<Entry> page(AudienceQuery query);
}

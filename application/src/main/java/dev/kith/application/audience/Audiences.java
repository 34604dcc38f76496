package dev.kith.application.audience;

import dev.kith.domain.audience.AudienceEntry;
import dev.kith.domain.audience.AudienceQuery;
import dev.kith.domain.page.Page;
import dev.kith.domain.user.UserId;

/** Reads the lists around a user. */
public interface Audiences {

    /**
     * A page in the order of {@link AudienceEntry#MUTUAL_FIRST}. The total is the number of entries in the whole list
     * for the same query. Pages of any size, joined, are the whole list. A walk by cursor misses nobody and repeats
     * nobody when other users enter or leave the list. The lists of an unknown user are empty.
     */
    Page<AudienceEntry> page(AudienceQuery query);

    /**
     * The followers of the subject that the viewer follows, without those that the viewer hides: the newest {@code
     * most} of them, ties by id, descending, and their number. The work grows with the shorter of the two lists.
     */
    Page<UserId> knownFollowers(UserId viewer, UserId subject, int most);
}

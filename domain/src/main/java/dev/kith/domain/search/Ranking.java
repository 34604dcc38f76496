package dev.kith.domain.search;

import dev.kith.domain.profile.LatLng;

/** The order of the results of a search. */
public sealed interface Ranking {

    /** By {@link Relevance} to the search text; without a text, by id. */
    record ByRelevance() implements Ranking {}

    /** By the order that the filter names. */
    record AsQueried() implements Ranking {}

    /**
     * By distance, ties by id in the same direction. The place of a user is the position, or else the home. Users
     * without a place are left out.
     */
    record ByDistance(LatLng from, boolean farthestFirst) implements Ranking {}
}

package dev.kith.domain.search;

import dev.kith.domain.profile.LatLng;

/** What decides who comes first. */
public sealed interface Ranking {

    /** How well they fit the text that is sought, by {@link Relevance}; without a text, their ids. */
    record ByRelevance() implements Ranking {}

    /** The order that the query itself names. */
    record AsQueried() implements Ranking {}

    /**
     * The nearest first, or the farthest; ties by id, in the same direction. Where someone is, is their position or else their home; who told
     * neither has no distance and is left out.
     */
    record ByDistance(LatLng from, boolean farthestFirst) implements Ranking {}
}

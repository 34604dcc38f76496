package dev.kith.domain.tie;

/** A part of a tie that can be read alone. */
public enum TiePart {
    /** Who follows whom, and since when. */
    FOLLOWS,
    /** Who hides whom, and since when. */
    HIDES,
    /** The connection, or the request that precedes it. */
    CONNECTION
}

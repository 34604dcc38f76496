package dev.kith.application.statistic;

/** Knows how large the graph is. */
public interface Statistics {

    /**
     * The numbers of users and edges.
     *
     * @param users without deleted ones
     * @param follows without those of deleted users
     * @param connections without those of deleted users
     * @param requests for connections, also rejected ones, without those of deleted users
     * @param hides in one direction each, also those of deleted users who can be restored
     */
    record Counts(long users, long follows, long connections, long requests, long hides) {}

    /** The counts of now. Their cost does not depend on the size of the graph. */
    Counts counts();
}

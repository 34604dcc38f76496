package dev.kith.application.importing;

import java.util.Set;

/**
 * The users of a graph, as far as a batch needs to know them.
 *
 * @param lastId the highest id ever given, 0 if there is none
 * @param keys those of the batch's keys that a user of the graph has
 */
public record ExistingUsers(long lastId, UserKeys keys) {

    /** The users of a new graph. */
    public static final ExistingUsers NONE = new ExistingUsers(0, new UserKeys(Set.of(), Set.of(), Set.of(), Set.of()));
}

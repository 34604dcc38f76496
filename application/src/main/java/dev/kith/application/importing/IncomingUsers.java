package dev.kith.application.importing;

import java.util.HashSet;
import java.util.Set;

/**
 * The ids that the files of an import name as users.
 *
 * @param rows ids of the rows of the users file
 * @param edges ids of the edge list
 */
public record IncomingUsers(Set<Long> rows, Set<Long> edges) {

    /** The ids that exist after the import, unless their rows are rejected. */
    public Set<Long> all() {
        Set<Long> all = new HashSet<>(rows);
        all.addAll(edges);
        return all;
    }

    /**
     * Returns those of the missing ids that become placeholder users: the edge list has them, the users file does not.
     */
    public Set<Long> placeholders(Set<Long> missing) {
        Set<Long> placeholders = new HashSet<>(missing);
        placeholders.retainAll(edges);
        placeholders.removeAll(rows);
        return placeholders;
    }

    /** Returns those of the missing ids that the import does not create. */
    public Set<Long> unknown(Set<Long> missing) {
        Set<Long> unknown = new HashSet<>(missing);
        unknown.removeAll(edges);
        unknown.removeAll(rows);
        return unknown;
    }
}

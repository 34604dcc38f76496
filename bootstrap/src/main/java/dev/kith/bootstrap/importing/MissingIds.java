package dev.kith.bootstrap.importing;

import java.util.Set;

/** Finds ids that the graph does not have. */
interface MissingIds {

    /** Returns those of the ids that nobody has, or whose user is deleted. */
    Set<Long> users(Set<Long> ids);

    Set<Long> tags(Set<Long> ids);

    Set<Long> categories(Set<Long> ids);

    /** A new graph has no ids. */
    static MissingIds ofNewGraph() {
        return new MissingIds() {
            @Override
            public Set<Long> users(Set<Long> ids) {
                return ids;
            }

            @Override
            public Set<Long> tags(Set<Long> ids) {
                return ids;
            }

            @Override
            public Set<Long> categories(Set<Long> ids) {
                return ids;
            }
        };
    }
}

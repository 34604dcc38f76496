/** Walks through the lists around a user, as ranges of the indexes on the edges. */
@NullMarked
package dev.kith.neo4j.walk;

import org.jspecify.annotations.NullMarked;

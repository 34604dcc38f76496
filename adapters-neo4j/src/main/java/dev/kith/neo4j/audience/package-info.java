/** Follower, following and connection lists as ranges of the indexes on the edges. */
@NullMarked
package dev.kith.neo4j.audience;

import org.jspecify.annotations.NullMarked;

/** The in-process side of the seam, compiled against Neo4j and loaded beside it, away from the rest of Kith. */
@NullMarked
package dev.kith.neo4j.embedded;

import org.jspecify.annotations.NullMarked;

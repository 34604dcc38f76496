/** What a store may ask of a Neo4j, whichever way it is reached. JDK types only: neither side is compiled against the other. */
@NullMarked
package dev.kith.neo4j.seam;

import org.jspecify.annotations.NullMarked;

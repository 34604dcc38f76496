/** What a store may ask of a Neo4j, whichever way it is reached. JDK types only: these are the only classes both class loaders see. */
@NullMarked
package dev.kith.neo4j.seam;

import org.jspecify.annotations.NullMarked;

/** What a store may ask of a Neo4j, embedded or remote; JDK types only, so that neither side is compiled against the other. */
@NullMarked
package dev.kith.neo4j.spi;

import org.jspecify.annotations.NullMarked;

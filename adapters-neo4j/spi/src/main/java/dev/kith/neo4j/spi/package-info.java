/**
 * The SPI to a Neo4j, embedded or remote. It has JDK types only, so that neither side is compiled against the other.
 */
@NullMarked
package dev.kith.neo4j.spi;

import org.jspecify.annotations.NullMarked;

/** The implementation of the SPI with the embedded Neo4j. It is loaded together with Neo4j's jars. */
@NullMarked
package dev.kith.neo4j.embedded;

import org.jspecify.annotations.NullMarked;

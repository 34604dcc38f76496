/** The embedded side of the SPI, compiled against Neo4j and loaded with Neo4j's own jars. */
@NullMarked
package dev.kith.neo4j.embedded;

import org.jspecify.annotations.NullMarked;

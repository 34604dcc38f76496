/** The two ways to reach a Neo4j: in this process, and through the driver. */
@NullMarked
package dev.kith.neo4j.transport;

import org.jspecify.annotations.NullMarked;

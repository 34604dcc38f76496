/** The stores over Neo4j: one class a port, its Cypher at its top. */
@NullMarked
package dev.kith.neo4j;

import org.jspecify.annotations.NullMarked;

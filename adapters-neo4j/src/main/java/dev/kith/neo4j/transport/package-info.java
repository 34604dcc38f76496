/** The two ways to reach a Neo4j, in this process and over Bolt, and the decorators around them. */
@NullMarked
package dev.kith.neo4j.transport;

import org.jspecify.annotations.NullMarked;

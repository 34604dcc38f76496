/** The constraints and indexes of the graph, migrated at start. */
@NullMarked
package dev.kith.neo4j.schema;

import org.jspecify.annotations.NullMarked;

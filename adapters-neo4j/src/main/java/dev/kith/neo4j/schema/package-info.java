/** The constraints and indexes the graph lives by, brought up to date at start. */
@NullMarked
package dev.kith.neo4j.schema;

import org.jspecify.annotations.NullMarked;

/**
 * What the stores over Neo4j share: locks, sequences, edges, times, and users and tags as properties.
 */
@NullMarked
package dev.kith.neo4j;

import org.jspecify.annotations.NullMarked;

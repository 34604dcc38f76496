/** What the stores over Neo4j share: locks, times, error codes, private nodes, and users and topics as node properties. */
@NullMarked
package dev.kith.neo4j;

import org.jspecify.annotations.NullMarked;

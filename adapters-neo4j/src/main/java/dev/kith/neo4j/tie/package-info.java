/** Follows, connections, requests and hides as edges between two users, and the transactions that decide on them. */
@NullMarked
package dev.kith.neo4j.tie;

import org.jspecify.annotations.NullMarked;

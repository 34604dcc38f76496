/** Transactions that several stores share, and the answers that they keep. */
@NullMarked
package dev.kith.neo4j.transaction;

import org.jspecify.annotations.NullMarked;

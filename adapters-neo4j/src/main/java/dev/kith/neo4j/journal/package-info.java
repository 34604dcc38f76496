/** The journal as nodes, one for each transaction. */
@NullMarked
package dev.kith.neo4j.journal;

import org.jspecify.annotations.NullMarked;

/** Writes users, edges and content in large batches, for imports and the demo. */
@NullMarked
package dev.kith.neo4j.bulk;

import org.jspecify.annotations.NullMarked;

/** Writes an import to the graph: in batches to an existing graph, or as a whole to a new one. */
@NullMarked
package dev.kith.bootstrap.importing.write;

import org.jspecify.annotations.NullMarked;

/** Writes an import to the graph: in batches to an existing graph, or at once as a new one. */
@NullMarked
package dev.kith.bootstrap.importing.write;

import org.jspecify.annotations.NullMarked;

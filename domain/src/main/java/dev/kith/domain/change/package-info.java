/** What happened in the graph: the changes that decisions make, as the journal keeps them. */
@NullMarked
package dev.kith.domain.change;

import org.jspecify.annotations.NullMarked;

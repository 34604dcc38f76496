/** Opening the graph: Neo4j in this process, or one elsewhere. */
@NullMarked
package dev.kith.bootstrap.graph;

import org.jspecify.annotations.NullMarked;

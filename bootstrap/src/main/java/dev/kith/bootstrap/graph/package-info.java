/** Opens the graph: an embedded Neo4j in this process, or a remote one. */
@NullMarked
package dev.kith.bootstrap.graph;

import org.jspecify.annotations.NullMarked;

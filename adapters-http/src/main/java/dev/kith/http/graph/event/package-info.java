/** The changes of the graph as events. */
@NullMarked
package dev.kith.http.graph.event;

import org.jspecify.annotations.NullMarked;

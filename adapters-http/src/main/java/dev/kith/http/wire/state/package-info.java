/** The state of the graph in requests and answers. */
@NullMarked
package dev.kith.http.wire.state;

import org.jspecify.annotations.NullMarked;

/** Finds the caller of a request, and checks what the caller may do. */
@NullMarked
package dev.kith.http.graph.caller;

import org.jspecify.annotations.NullMarked;

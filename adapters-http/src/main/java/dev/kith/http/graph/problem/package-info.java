/** The errors of this API, in the form of RFC 9457. */
@NullMarked
package dev.kith.http.graph.problem;

import org.jspecify.annotations.NullMarked;

/** Reads the fields of a body, the parameters of a query and the ids in a path. */
@NullMarked
package dev.kith.http.wire.input;

import org.jspecify.annotations.NullMarked;

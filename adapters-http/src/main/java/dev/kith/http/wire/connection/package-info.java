/**
 * Reads requests from connections: bounds what a caller may hold and how slow a caller may be, and passes on only
 * requests that are complete and well-formed.
 */
@NullMarked
package dev.kith.http.wire.connection;

import org.jspecify.annotations.NullMarked;

/** The rules of the mutual connection and of the request that precedes it. */
@NullMarked
package dev.kith.domain.connection;

import org.jspecify.annotations.NullMarked;

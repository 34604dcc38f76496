/** The mutual connection, and the request that precedes it. */
@NullMarked
package dev.kith.domain.connection;

import org.jspecify.annotations.NullMarked;

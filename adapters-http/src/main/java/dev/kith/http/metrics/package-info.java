/** Meters of the caches, for the operator. */
@NullMarked
package dev.kith.http.metrics;

import org.jspecify.annotations.NullMarked;

/** The metrics of the caches. */
@NullMarked
package dev.kith.http.metrics;

import org.jspecify.annotations.NullMarked;

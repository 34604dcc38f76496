/** What an operator's monitoring is told. */
@NullMarked
package dev.kith.http.metrics;

import org.jspecify.annotations.NullMarked;

/** Answers that are kept for requests with the header {@code Idempotency-Key}. */
@NullMarked
package dev.kith.http.graph.once;

import org.jspecify.annotations.NullMarked;

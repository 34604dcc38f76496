/** Sends events to webhooks. */
@NullMarked
package dev.kith.http.graph.delivery;

import org.jspecify.annotations.NullMarked;

/** Creates and changes webhooks, and shows what was sent to them. */
@NullMarked
package dev.kith.http.graph.webhook;

import org.jspecify.annotations.NullMarked;

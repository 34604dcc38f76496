/** Stores webhooks and their deliveries. */
@NullMarked
package dev.kith.neo4j.webhook;

import org.jspecify.annotations.NullMarked;

/** Webhooks: what is sent to an address, in which order, and when again. */
@NullMarked
package dev.kith.domain.webhook;

import org.jspecify.annotations.NullMarked;

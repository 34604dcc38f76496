/** Webhooks: addresses to which events are sent. */
@NullMarked
package dev.kith.application.webhook;

import org.jspecify.annotations.NullMarked;

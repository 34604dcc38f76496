/** What is sent to webhooks: deliveries that wait, those that are dead, and the attempts. */
@NullMarked
package dev.kith.application.delivery;

import org.jspecify.annotations.NullMarked;

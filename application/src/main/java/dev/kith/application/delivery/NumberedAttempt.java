package dev.kith.application.delivery;

import dev.kith.domain.webhook.Attempt;

/**
 * An attempt that is stored.
 *
 * @param number 1 for the first attempt of the webhook
 */
public record NumberedAttempt(long number, Attempt attempt) {}

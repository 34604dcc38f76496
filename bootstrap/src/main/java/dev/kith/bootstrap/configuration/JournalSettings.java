package dev.kith.bootstrap.configuration;

import java.time.Duration;

/**
 * What the graph keeps for a time only: entries of the journal, and answers to requests with an {@code
 * Idempotency-Key}.
 *
 * @param keep how long an entry is kept
 * @param most how many entries are kept
 * @param answers how many answers are kept
 */
public record JournalSettings(Duration keep, long most, long answers) {}

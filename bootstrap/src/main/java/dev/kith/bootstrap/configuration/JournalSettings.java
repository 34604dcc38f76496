package dev.kith.bootstrap.configuration;

import java.time.Duration;

/**
 * What the journal keeps: entries of this time, and of them the newest.
 *
 * @param keep how long an entry is kept
 * @param most how many entries are kept
 */
public record JournalSettings(Duration keep, long most) {}

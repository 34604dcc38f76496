package dev.kith.domain.setting;

/** How often a user gets mail about questions and answers. */
public enum QaFrequency {
    AT_ONCE,
    DAILY,
    NEVER
}

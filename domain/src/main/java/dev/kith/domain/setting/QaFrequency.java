package dev.kith.domain.setting;

/** How often a person is mailed about questions and answers. */
public enum QaFrequency {
    AT_ONCE,
    DAILY,
    NEVER
}

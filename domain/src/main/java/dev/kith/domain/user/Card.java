package dev.kith.domain.user;

/** A user as others see them in a list: the account and its counters. */
public record Card(User user, Counters counters) {}

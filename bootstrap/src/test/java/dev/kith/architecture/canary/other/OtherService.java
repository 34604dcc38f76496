package dev.kith.architecture.canary.other;

/** What one dialect, or one adapter, must not know of another; and a name that says nothing. */
public class OtherService {}

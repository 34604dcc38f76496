package dev.kith.architecture.canary.other;

/** A type that another dialect or adapter must not know. Its name is not specific. */
public class OtherService {}

package dev.kith.architecture.canary.cycle.other;

import dev.kith.architecture.canary.cycle.one.Forth;

/** Depends on a package that depends on this one. */
public record Back(Forth forth) {}

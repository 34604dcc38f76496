package dev.kith.architecture.canary.cycle.one;

import dev.kith.architecture.canary.cycle.other.Back;

/** Depends on a package that depends on this one. */
public record Forth(Back back) {}

package dev.kith.bootstrap.bench;

/**
 * How long the benchmark measures.
 *
 * @param seconds of one measurement
 * @param rounds the measurements of each load, of which the median counts
 * @param warmUp seconds before the first measurement; a third of them before each new kind of load
 */
record Timing(int seconds, int rounds, int warmUp) {}

package dev.kith.bootstrap.bench;

/**
 * What came of a load.
 *
 * @param perSecond requests answered in a second
 * @param bytes of an answer, head and all, on average
 * @param bad how many were not answered with success
 * @param p50 in milliseconds, as p99
 */
record Result(double perSecond, double bytes, long bad, double p50, double p99) {}

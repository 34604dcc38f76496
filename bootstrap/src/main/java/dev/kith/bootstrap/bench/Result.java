package dev.kith.bootstrap.bench;

/**
 * The result of one load.
 *
 * @param perSecond requests answered in a second
 * @param bytes of an answer with its headers, on average
 * @param failed requests without a successful answer
 * @param p50 in milliseconds
 * @param p99 in milliseconds
 */
record Result(double perSecond, double bytes, long failed, double p50, double p99) {}

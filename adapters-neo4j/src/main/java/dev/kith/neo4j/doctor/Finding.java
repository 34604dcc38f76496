package dev.kith.neo4j.doctor;

import java.util.List;

/**
 * A rule that is broken.
 *
 * @param count how often
 * @param examples a few of the places, in words
 * @param fixed whether it holds again
 */
public record Finding(String rule, String description, long count, List<String> examples, boolean fixed) {}

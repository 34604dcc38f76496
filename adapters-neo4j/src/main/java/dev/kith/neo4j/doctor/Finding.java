package dev.kith.neo4j.doctor;

import java.util.List;

/**
 * A broken rule of the graph.
 *
 * @param count the number of places that break it
 * @param examples a few of these places, in words
 * @param fixed whether the graph keeps the rule now
 */
public record Finding(String rule, String description, long count, List<String> examples, boolean fixed) {}

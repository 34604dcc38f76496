package dev.kith.neo4j.seam;

import java.util.Map;

/**
 * An edge to be.
 *
 * @param from the property {@code id} of the node it starts at
 * @param to that of the node it ends at
 */
public record NewEdge(long from, long to, Map<String, Object> properties) {}

package dev.kith.neo4j.spi;

import java.util.Map;

/**
 * An edge to create.
 *
 * @param from its start node: the property {@code id}, or in a {@link NewGraph} the index of the node
 * @param to its end node, in the same way
 */
public record NewEdge(long from, long to, Map<String, Object> properties) {}

package dev.kith.neo4j.spi;

import java.util.Map;

/**
 * An edge to be.
 *
 * @param from the node it starts at: its property {@code id}, in a {@link NewGraph} its place
 * @param to the node it ends at
 */
public record NewEdge(long from, long to, Map<String, Object> properties) {}

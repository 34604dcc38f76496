package dev.kith.neo4j.spi;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A node to be.
 *
 * @param properties values as those of {@link Statements}; one that is null is one the node does not have
 */
public record NewNode(List<String> labels, Map<String, @Nullable Object> properties) {}

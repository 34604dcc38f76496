package dev.kith.neo4j.spi;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A node to create.
 *
 * @param properties values as in {@link Statements}; a null value is not stored
 */
public record NewNode(List<String> labels, Map<String, @Nullable Object> properties) {}

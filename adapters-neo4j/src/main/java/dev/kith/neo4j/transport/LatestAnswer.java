package dev.kith.neo4j.transport;

import dev.kith.neo4j.spi.Row;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a statement returned.
 *
 * @param row null if it returned none
 * @param transaction the number of the last transaction of the database when it answered, empty if unknown
 */
public record LatestAnswer(@Nullable Row row, OptionalLong transaction) {}

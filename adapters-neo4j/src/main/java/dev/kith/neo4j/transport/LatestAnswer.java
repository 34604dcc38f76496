package dev.kith.neo4j.transport;

import dev.kith.neo4j.spi.Row;
import java.util.List;
import java.util.OptionalLong;

/**
 * What a statement returned.
 *
 * @param transaction the number of the last transaction of the database when it answered, empty if unknown
 */
public record LatestAnswer(List<Row> rows, OptionalLong transaction) {}

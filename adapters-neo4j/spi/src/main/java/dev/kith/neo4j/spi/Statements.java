package dev.kith.neo4j.spi;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The statements of one open transaction. Parameters and values are null, booleans, longs, doubles, strings, {@code java.time} values, and lists
 * and string-keyed maps of these; a statement never returns a node, a relationship or a point.
 */
public interface Statements {

    /** Every row the statement returns, in its order. */
    List<Row> run(String cypher, Map<String, Object> parameters);

    /** Hands over the rows one at a time as the database produces them, for answers too long to hold. */
    void stream(String cypher, Map<String, Object> parameters, Consumer<Row> row);

    /**
     * Creates an edge of this type for each of these, between the nodes with the label {@code Listed} that have these ids; where one of the two is
     * not there, none. The same as a statement would do, and in this process several times as fast.
     *
     * @return how many were created
     */
    long createEdges(String type, List<NewEdge> edges);

    /** The operators of the plan the statement would run with, from the root down, without running it. */
    List<String> plan(String cypher, Map<String, Object> parameters);
}

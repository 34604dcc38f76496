package dev.kith.neo4j.spi;

import dev.kith.neo4j.spi.journal.JournalRow;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The statements of one open transaction. Parameters and values are null, booleans, longs, doubles, strings, {@code
 * java.time} values, and lists and string-keyed maps of these; a statement never returns a node, a relationship or a
 * point.
 */
public interface Statements {

    /** Runs a statement and returns all of its rows, in order. */
    List<Row> run(String cypher, Map<String, Object> parameters);

    /** Runs a statement and passes each row as the database produces it, for results too large to hold. */
    void stream(String cypher, Map<String, Object> parameters, Consumer<Row> row);

    /**
     * Creates edges of a type between nodes with the label {@code Listed}, found by id. An edge with an end that does
     * not exist is skipped. Has the effect of a statement; in process it is several times as fast.
     *
     * @return the number of edges created
     */
    long createEdges(String type, List<NewEdge> edges);

    /**
     * Adds an entry to the journal of the graph, if the transaction commits. When the work of a transaction is done, the
     * database numbers and writes its entries.
     */
    void record(JournalRow entry);

    /** Plans a statement without running it, and returns the plan's operators from the root down. */
    List<String> plan(String cypher, Map<String, Object> parameters);
}

package dev.kith.neo4j.spi;

import java.util.function.Consumer;

/**
 * A graph to write. The writer calls {@link #nodes} once, then {@link #edges} once, each on one thread, which need not
 * be the caller's. An exception of these methods ends the writing.
 */
public interface NewGraph {

    /** The approximate number of nodes, and of edges. */
    long size();

    /** Passes every node to the consumer. */
    void nodes(Consumer<NewNode> node);

    /** The type of all edges. */
    String edgeType();

    /**
     * Passes every edge to the consumer. Its ends are indexes of the nodes in the order in which they were passed, from
     * 0.
     */
    void edges(Consumer<NewEdge> edge);

    /** Called repeatedly until everything is written; throws to end the writing. */
    void throwIfStopped();
}

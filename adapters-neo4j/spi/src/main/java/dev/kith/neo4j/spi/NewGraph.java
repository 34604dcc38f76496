package dev.kith.neo4j.spi;

import java.util.function.Consumer;

/**
 * A graph to be. First its nodes are told, then its edges, each once and by one thread, which need not be the caller's. What is thrown meanwhile ends
 * the writing.
 */
public interface NewGraph {

    /** Roughly how many nodes and edges there will be. */
    long size();

    void nodes(Consumer<NewNode> node);

    /** The type of all edges. */
    String edgeType();

    /** Their ends are places among the nodes, in the order in which these were told; the first is 0. */
    void edges(Consumer<NewEdge> edge);

    /** Called now and then while all is told but not all is written; throws where that is to end. */
    void throwIfStopped();
}

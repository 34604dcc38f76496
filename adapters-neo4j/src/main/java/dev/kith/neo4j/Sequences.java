package dev.kith.neo4j;

import dev.kith.neo4j.spi.NewNode;
import dev.kith.neo4j.spi.Statements;
import java.util.List;
import java.util.Map;

/**
 * The sequences of ids and of the journal. Each is a node {@code (:Sequence {name, last})}; {@code last} is the highest
 * number given so far.
 */
public enum Sequences {
    USERS("user"),
    POSTS("post"),
    /** Gives no numbers: who adds a key of the graph API locks it. */
    KEYS("key"),
    JOURNAL("journal");

    private final String key;
    private final String pattern;
    private final String setLast;
    private final String lock;

    Sequences(String key) {
        this.key = key;
        this.pattern = "(s:Sequence {name: '" + key + "'})";
        this.setLast = "MATCH " + pattern + " SET s.last = $last";
        this.lock = "MERGE " + pattern + " SET s.locked = true REMOVE s.locked RETURN coalesce(s.last, 0) AS last";
    }

    /** Cypher pattern that binds the node to {@code s}. */
    public String pattern() {
        return pattern;
    }

    /** Cypher that sets the highest id to {@code $last}. */
    public String setLast() {
        return setLast;
    }

    /**
     * Locks the sequence until the transaction ends. A transaction that creates nodes calls this before it reads ids
     * and names.
     *
     * @return the highest id given so far, 0 at first
     */
    public long lock(Statements transaction) {
        return transaction.run(lock, Map.of()).getFirst().number("last");
    }

    public void setLast(Statements transaction, long last) {
        transaction.run(setLast, Map.of("last", last));
    }

    /** The node of a sequence in a new graph. */
    public NewNode node(long last) {
        return new NewNode(List.of("Sequence"), Map.of("name", key, "last", last));
    }
}

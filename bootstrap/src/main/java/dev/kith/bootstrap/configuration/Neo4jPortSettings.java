package dev.kith.bootstrap.configuration;

/**
 * Where the embedded Neo4j listens, on loopback.
 *
 * @param bolt 0 for nowhere
 * @param browser 0 for nowhere
 */
public record Neo4jPortSettings(int bolt, int browser) {

    public static final Neo4jPortSettings CLOSED = new Neo4jPortSettings(0, 0);
}

package dev.kith.neo4j.user;

import dev.kith.application.statistic.Statistics;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.Row;
import java.util.Map;

/** The counts that Neo4j keeps for each label and each type. No part of the graph is read. */
public final class Neo4jStatistics implements Statistics {

    static final String COUNTS = """
            CALL () { MATCH (u:Listed) RETURN count(u) AS users }
            CALL () { MATCH ()-[f:FOLLOWS]->() RETURN count(f) AS follows }
            CALL () { MATCH ()-[c:CONNECTED]->() RETURN count(c) AS connections }
            CALL () { MATCH ()-[r:REQUESTED]->() RETURN count(r) AS requests }
            CALL () { MATCH ()-[h:HIDES]->() RETURN count(h) AS hides }
            RETURN users, follows, connections, requests, hides""";

    private final Database database;

    public Neo4jStatistics(Database database) {
        this.database = database;
    }

    @Override
    public Counts counts() {
        return database.query(COUNTS, Map.of(), rows -> counts(rows.getFirst()));
    }

    private static Counts counts(Row row) {
        return new Counts(
                row.number("users"),
                row.number("follows"),
                row.number("connections"),
                row.number("requests"),
                row.number("hides"));
    }
}

package dev.kith.neo4j;

import dev.kith.application.account.AccountStores;
import dev.kith.neo4j.seam.Database;

/** The stores of accounts over a database that holds nothing but its schema. */
final class EmptyAccounts {

    private EmptyAccounts() {}

    static AccountStores over(Database database) {
        return new AccountStores(
                RealDatabase.emptyStores(database),
                new Neo4jAccounts(database),
                new Neo4jSessions(database),
                new Neo4jEmailChanges(database),
                new Neo4jPreferences(database),
                new Neo4jAppTokens(database));
    }
}

package dev.kith.neo4j;

import dev.kith.application.account.AccountStores;
import dev.kith.neo4j.account.Neo4jAccounts;
import dev.kith.neo4j.account.Neo4jAppTokens;
import dev.kith.neo4j.account.Neo4jEmailChanges;
import dev.kith.neo4j.account.Neo4jSessions;
import dev.kith.neo4j.account.Neo4jSettings;
import dev.kith.neo4j.spi.Database;

/** The stores of accounts over a database with only its schema. */
public final class RealAccountStores {

    private RealAccountStores() {}

    public static AccountStores empty(Database database) {
        return new AccountStores(
                RealDatabase.emptyStores(database),
                new Neo4jAccounts(database),
                new Neo4jSessions(database),
                new Neo4jEmailChanges(database),
                new Neo4jSettings(database),
                new Neo4jAppTokens(database));
    }
}

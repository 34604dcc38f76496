package dev.kith.neo4j;

import dev.kith.application.ContentStores;
import dev.kith.application.Stores;
import dev.kith.application.search.Searches;
import dev.kith.neo4j.content.Neo4jPosts;
import dev.kith.neo4j.content.Neo4jRoomSetup;
import dev.kith.neo4j.content.Neo4jRooms;
import dev.kith.neo4j.content.Neo4jTopicSetup;
import dev.kith.neo4j.search.Neo4jSearches;
import dev.kith.neo4j.search.Neo4jSuggestions;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.user.Neo4jAvatars;

/** The stores of content over the real database. */
public final class RealContentStores {

    private RealContentStores() {}

    /** With other stores of the people and of searches. */
    public static ContentStores with(Database database, Stores people, Searches searches) {
        return new ContentStores(
                people,
                searches,
                new Neo4jPosts(database),
                new Neo4jTopicSetup(database),
                new Neo4jSuggestions(database),
                new Neo4jRooms(database),
                new Neo4jRoomSetup(database),
                new Neo4jAvatars(database));
    }

    /** Over a database with only its schema. */
    public static ContentStores empty(Database database) {
        return with(database, RealDatabase.emptyStores(database), new Neo4jSearches(database));
    }
}

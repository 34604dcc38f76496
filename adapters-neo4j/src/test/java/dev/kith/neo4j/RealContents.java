package dev.kith.neo4j;

import dev.kith.application.ContentStores;
import dev.kith.neo4j.seam.Database;

/** The stores of contents over the real database. */
final class RealContents {

    private RealContents() {}

    /** Over one that holds nothing but its schema. */
    static ContentStores empty(Database database) {
        return new ContentStores(
                RealDatabase.emptyStores(database),
                new Neo4jSearches(database),
                new Neo4jPosts(database),
                new Neo4jTopics(database),
                new Neo4jSuggestions(database),
                new Neo4jRooms(database),
                new Neo4jAvatars(database));
    }
}

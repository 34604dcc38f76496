package dev.kith.bootstrap;

import com.github.benmanes.caffeine.cache.Cache;
import dev.kith.application.audience.Audiences;
import dev.kith.application.search.Searches;
import dev.kith.application.tie.Ties;
import dev.kith.application.user.Users;
import dev.kith.bootstrap.graph.Graph;
import dev.kith.neo4j.audience.Neo4jAudiences;
import dev.kith.neo4j.cache.Caches;
import dev.kith.neo4j.search.Neo4jSearches;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.WatchedDatabase;
import dev.kith.neo4j.tie.Neo4jTies;
import dev.kith.neo4j.user.Neo4jUsers;
import java.util.Map;

/**
 * The stores that most answers read. They have caches where the graph is embedded: only then the caches see every
 * write.
 *
 * @param caches by the names of their metrics
 */
record CachedStores(Users users, Ties ties, Audiences audiences, Searches searches, Map<String, Cache<?, ?>> caches) {

    /** @param bytes the bound of all caches together; 0 for no caches */
    static CachedStores of(Graph graph, long bytes) {
        Database database = graph.databaseForCallers();
        if (bytes == 0 || !(graph.database() instanceof WatchedDatabase watched)) {
            return new CachedStores(
                    new Neo4jUsers(database),
                    new Neo4jTies(database),
                    new Neo4jAudiences(database),
                    new Neo4jSearches(database),
                    Map.of());
        }
        Caches caches = new Caches(watched, database, bytes);
        return new CachedStores(caches.users(), caches.ties(), caches.audiences(), caches.searches(), caches.byName());
    }
}

package dev.kith.bootstrap;

import com.github.benmanes.caffeine.cache.Cache;
import dev.kith.application.audience.Audiences;
import dev.kith.application.search.Searches;
import dev.kith.application.tie.Ties;
import dev.kith.application.user.Users;
import dev.kith.application.walk.AudienceWalks;
import dev.kith.bootstrap.configuration.CacheSettings;
import dev.kith.bootstrap.graph.Graph;
import dev.kith.neo4j.audience.Neo4jAudiences;
import dev.kith.neo4j.cache.Caches;
import dev.kith.neo4j.search.Neo4jSearches;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.tie.Neo4jTies;
import dev.kith.neo4j.user.Neo4jUsers;
import dev.kith.neo4j.walk.Neo4jAudienceWalks;
import java.util.Map;

/**
 * The stores that most answers read.
 *
 * @param caches by the names of their metrics
 */
record CachedStores(
        Users users,
        Ties ties,
        Audiences audiences,
        AudienceWalks walks,
        Searches searches,
        Map<String, Cache<?, ?>> caches) {

    static CachedStores of(Graph graph, CacheSettings settings) {
        Database database = graph.databaseForCallers();
        if (settings.stores() == 0) {
            return new CachedStores(
                    new Neo4jUsers(database),
                    new Neo4jTies(database),
                    new Neo4jAudiences(database),
                    new Neo4jAudienceWalks(database),
                    new Neo4jSearches(database),
                    Map.of());
        }
        Caches caches = new Caches(graph.watchedDatabase(), database, settings.stores(), settings.freshness());
        return new CachedStores(
                caches.users(), caches.ties(), caches.audiences(), caches.walks(), caches.searches(), caches.byName());
    }
}

package dev.kith.neo4j.cache;

import com.github.benmanes.caffeine.cache.Cache;
import dev.kith.application.audience.Audiences;
import dev.kith.application.search.Searches;
import dev.kith.application.tie.Ties;
import dev.kith.application.user.Users;
import dev.kith.neo4j.Neo4jAudiences;
import dev.kith.neo4j.Neo4jSearches;
import dev.kith.neo4j.Neo4jTies;
import dev.kith.neo4j.Neo4jUsers;
import dev.kith.neo4j.seam.Database;
import dev.kith.neo4j.seam.WatchedDatabase;
import java.util.Map;

/**
 * What is kept in heap beside a database in this process. Each of its stores wraps another, keeps the same contract, and answers exactly as it would:
 * every commit is heard of before its writer is answered, whoever writes. A database elsewhere has no such ear, and so no caches.
 */
public final class Caches {

    private final Lists lists;
    private final Hiders hiders;
    private final OpenRequests requests;
    private final CachedUsers users;
    private final CachedSearches searches;
    private final CachedAudiences audiences;
    private final CachedTies ties;

    /**
     * @param database where what is not in heap is read
     * @param most what all of it takes of the heap at most, in bytes, as nearly as can be told
     */
    public Caches(WatchedDatabase watched, Database database, long most) {
        this(watched, database, most, Lists.LONG);
    }

    Caches(WatchedDatabase watched, Database database, long most, int longest) {
        // the lists of both kinds weigh more than the cards of the same people; measured with kith bench
        this.lists = new Lists(watched, database, most * 18 / 32, longest);
        this.hiders = new Hiders(watched, database, most / 32);
        this.users = new CachedUsers(new Neo4jUsers(database), watched, most * 10 / 32, most / 32);
        this.searches = new CachedSearches(new Neo4jSearches(database), hiders, watched, most / 32);
        this.audiences = new CachedAudiences(new Neo4jAudiences(database), lists, hiders);
        // told after the lists: whoever finds a request gone finds the connection in its place
        this.requests = new OpenRequests(watched, database, most / 32);
        this.ties = new CachedTies(new Neo4jTies(database), lists, requests);
    }

    public Users users() {
        return users;
    }

    public Searches searches() {
        return searches;
    }

    public Audiences audiences() {
        return audiences;
    }

    public Ties ties() {
        return ties;
    }

    /** By what they hold, for whoever watches them; they are weighed in bytes. */
    public Map<String, Cache<?, ?>> byName() {
        return Map.of(
                "lists", lists.cache(),
                "hiders", hiders.cache(),
                "requests", requests.cache(),
                "cards", users.cache(),
                "users", users.plain(),
                "searches", searches.cache());
    }
}

package dev.kith.neo4j.cache;

import com.github.benmanes.caffeine.cache.Cache;
import dev.kith.application.audience.Audiences;
import dev.kith.application.search.Searches;
import dev.kith.application.tie.Ties;
import dev.kith.application.user.Users;
import dev.kith.domain.tie.Connection;
import dev.kith.domain.user.UserId;
import dev.kith.neo4j.audience.Neo4jAudiences;
import dev.kith.neo4j.search.Neo4jSearches;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.WatchedDatabase;
import dev.kith.neo4j.tie.Neo4jConnectionRequests;
import dev.kith.neo4j.tie.Neo4jTies;
import dev.kith.neo4j.user.Neo4jUsers;
import java.util.Map;
import java.util.Optional;

/**
 * What is kept in heap beside a database in this process. Each of its stores wraps another, keeps the same contract, and answers exactly as it would:
 * every commit is heard of before its writer is answered, whoever writes. A database elsewhere has no such ear, and so no caches.
 */
public final class Caches {

    /** Of someone in more requests than these, none are kept. */
    private static final int MOST_REQUESTS = 1_000;

    private static final int BYTES_OF_A_REQUEST = 160;

    private final ListCache lists;

    /** Whom a user hides, sorted. */
    private final EdgeCache<long[]> hidden;

    /** Whom a user has asked for a connection, and who has asked them, by who the other is; none where they are too many. */
    private final EdgeCache<Optional<Map<UserId, Connection>>> requests;

    private final CachedUsers users;
    private final CachedSearches searches;
    private final CachedAudiences audiences;
    private final CachedTies ties;

    /**
     * @param database where what is not in heap is read
     * @param most what all of it takes of the heap at most, in bytes, as nearly as can be told
     */
    public Caches(WatchedDatabase watched, Database database, long most) {
        this(watched, database, most, ListCache.MAX_INLINE_SIZE);
    }

    Caches(WatchedDatabase watched, Database database, long most, int longest) {
        // the lists of both kinds weigh more than the cards of the same people; measured with kith bench
        this.lists = new ListCache(watched, database, most * 18 / 32, longest);
        this.hidden = new EdgeCache<>(
                watched, "HIDES", user -> hiddenBy(database, user), most / 32, ids -> Long.BYTES * ids.length);
        this.users = new CachedUsers(new Neo4jUsers(database), watched, most * 10 / 32, most / 32);
        this.searches = new CachedSearches(new Neo4jSearches(database), hidden, watched, most / 32);
        this.audiences = new CachedAudiences(new Neo4jAudiences(database), lists, hidden);
        // told after the lists: whoever finds a request gone finds the connection in its place
        this.requests = new EdgeCache<>(
                watched,
                "REQUESTED",
                user -> Neo4jConnectionRequests.ofUser(database, user, MOST_REQUESTS),
                most / 32,
                open -> BYTES_OF_A_REQUEST * open.map(Map::size).orElse(0));
        this.ties = new CachedTies(new Neo4jTies(database), lists, requests);
    }

    private static long[] hiddenBy(Database database, UserId hider) {
        return database.read(transaction -> Neo4jUsers.hiddenBy(transaction, hider)).stream()
                .mapToLong(Long::longValue)
                .sorted()
                .toArray();
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
                "hiders", hidden.cache(),
                "requests", requests.cache(),
                "cards", users.summaryCache(),
                "users", users.userCache(),
                "searches", searches.cache());
    }
}

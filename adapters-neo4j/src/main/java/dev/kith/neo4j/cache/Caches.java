package dev.kith.neo4j.cache;

import com.github.benmanes.caffeine.cache.Cache;
import dev.kith.application.audience.Audiences;
import dev.kith.application.search.Searches;
import dev.kith.application.tie.Ties;
import dev.kith.application.user.Users;
import dev.kith.application.walk.AudienceWalks;
import dev.kith.domain.tie.Connection;
import dev.kith.domain.user.UserId;
import dev.kith.neo4j.HiddenUsers;
import dev.kith.neo4j.audience.Neo4jAudiences;
import dev.kith.neo4j.search.Neo4jSearches;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.WatchedDatabase;
import dev.kith.neo4j.tie.Neo4jConnectionRequests;
import dev.kith.neo4j.tie.Neo4jTies;
import dev.kith.neo4j.user.Neo4jUsers;
import dev.kith.neo4j.walk.Neo4jAudienceWalks;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The caches of a database that reports its commits. Each store wraps another one, meets the same contract and gives
 * the same answers: a commit invalidates what it changes. Where reports are late, the stores behind answer.
 */
public final class Caches {

    /** The requests of a user who has more than this are not kept. */
    private static final int MAX_REQUESTS = 1_000;

    private static final int BYTES_PER_REQUEST = 160;

    private final ListCache lists;

    /** The ids of the users whom a user hides, sorted. */
    private final EdgeCache<long[]> hidden;

    /** The incoming and outgoing requests of a user by the other user, empty if there are too many. */
    private final EdgeCache<Optional<Map<UserId, Connection>>> requests;

    private final CachedUsers users;
    private final CachedSearches searches;
    private final CachedAudiences audiences;
    private final CachedAudienceWalks walks;
    private final CachedTies ties;

    /**
     * @param watched reports the commits
     * @param database answers what is not in heap
     * @param maxBytes the heap for all caches together, estimated
     * @param maxAge how old a value may be as to the writes of other servers
     */
    public Caches(WatchedDatabase watched, Database database, long maxBytes, Duration maxAge) {
        this(watched, database, maxBytes, maxAge, ListCache.MAX_INLINE_SIZE);
    }

    Caches(WatchedDatabase watched, Database database, long maxBytes, Duration maxAge, int maxInlineSize) {
        Reports reports = new Reports(watched, maxAge);
        // the lists of a user weigh more than the user's summary; the shares are measured with kith bench
        this.lists = new ListCache(reports, database, maxBytes * 18 / 32, maxInlineSize);
        this.hidden = new EdgeCache<>(
                reports, "HIDES", user -> hiddenBy(database, user), maxBytes / 32, ids -> Long.BYTES * ids.length);
        this.users = new CachedUsers(new Neo4jUsers(database), reports, maxBytes * 10 / 32, maxBytes / 32);
        this.searches = new CachedSearches(new Neo4jSearches(database), hidden, reports, maxBytes / 32);
        this.audiences = new CachedAudiences(new Neo4jAudiences(database), lists, hidden);
        this.walks = new CachedAudienceWalks(new Neo4jAudienceWalks(database), lists, hidden);
        // after the lists, so that a commit invalidates them first: a reader who misses an accepted request finds the
        // connection
        this.requests = new EdgeCache<>(
                reports,
                "REQUESTED",
                user -> Neo4jConnectionRequests.ofUser(database, user, MAX_REQUESTS),
                maxBytes / 32,
                open -> BYTES_PER_REQUEST * open.map(Map::size).orElse(0));
        this.ties = new CachedTies(new Neo4jTies(database), users, lists, requests);
    }

    private static long[] hiddenBy(Database database, UserId hider) {
        return HiddenUsers.by(database, hider).stream()
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

    public AudienceWalks walks() {
        return walks;
    }

    public Ties ties() {
        return ties;
    }

    /** The caches by their names in the metrics. Their weights are bytes. */
    public Map<String, Cache<?, ?>> byName() {
        return Map.of(
                "lists", lists.cache(),
                "hidden_users", hidden.cache(),
                "requests", requests.cache(),
                "summaries", users.summaryCache(),
                "users", users.userCache(),
                "searches", searches.cache());
    }
}

package dev.kith.neo4j.cache;

import dev.kith.application.audience.Audiences;
import dev.kith.application.search.Searches;
import dev.kith.application.tie.Ties;
import dev.kith.application.user.Users;
import dev.kith.neo4j.seam.Database;
import dev.kith.neo4j.seam.WatchedDatabase;

/**
 * What is kept in heap beside a database in this process. Each of its stores wraps another, keeps the same contract, and answers exactly as it would:
 * every commit is heard of before its writer is answered, whoever writes. A database elsewhere has no such ear, and so no caches.
 */
public final class Caches {

    private final FollowLists lists;
    private final Hiders hiders;
    private final CachedUsers users;
    private final WatchedDatabase watched;
    private final long most;

    /**
     * @param database where what is not in heap is read
     * @param users the store whose cards are kept
     * @param most what all of it takes of the heap at most, in bytes, as nearly as can be told
     */
    public Caches(WatchedDatabase watched, Database database, Users users, long most) {
        this(watched, database, users, most, FollowLists.LONG);
    }

    Caches(WatchedDatabase watched, Database database, Users users, long most, int longest) {
        this.watched = watched;
        this.most = most;
        // the lists of both kinds weigh more than the cards of the same people
        this.lists = new FollowLists(watched, database, most * 11 / 16, longest);
        this.hiders = new Hiders(watched, database, most / 32);
        this.users = new CachedUsers(users, watched, most * 17 / 64);
    }

    public Users users() {
        return users;
    }

    public Audiences over(Audiences audiences) {
        return new CachedAudiences(audiences, lists, hiders);
    }

    public Ties over(Ties ties) {
        return new CachedTies(ties, lists);
    }

    public Searches over(Searches searches) {
        return new CachedSearches(searches, hiders, watched, most / 64);
    }
}

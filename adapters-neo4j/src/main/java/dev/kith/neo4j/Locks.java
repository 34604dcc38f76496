package dev.kith.neo4j;

import dev.kith.domain.user.UserId;
import dev.kith.neo4j.seam.Statements;
import java.util.Map;
import java.util.stream.Stream;

/** What keeps two who write about the same users from doing so at once. */
public final class Locks {

    /** A write to every user, the lower id first, before anything is read: whoever writes about any of them waits here. */
    static final String USERS =
            """
            UNWIND $ids AS id
            MATCH (u:User {id: id}) USING INDEX SEEK u:User(id)
            SET u.locked = true REMOVE u.locked""";

    private Locks() {}

    /** Whoever else locks any of these waits until the transaction ends; ids of no one are passed over. */
    public static void users(Statements transaction, Stream<UserId> users) {
        transaction.run(USERS, ids(users));
    }

    /** The parameters of {@link #USERS}. */
    static Map<String, Object> ids(Stream<UserId> users) {
        return Map.of("ids", users.map(UserId::value).distinct().sorted().toList());
    }
}

package dev.kith.neo4j;

import dev.kith.domain.user.UserId;
import dev.kith.neo4j.spi.Statements;
import java.util.Map;
import java.util.stream.Stream;

/** What keeps two who write about the same users from doing so at once. */
public final class UserLocks {

    /** A write to every user, the lower id first, before anything is read: whoever writes about any of them waits here. */
    public static final String LOCK_USERS = """
            UNWIND $ids AS id
            MATCH (u:User {id: id}) USING INDEX SEEK u:User(id)
            SET u.locked = true REMOVE u.locked""";

    private UserLocks() {}

    /** Whoever else locks any of these waits until the transaction ends; ids of no one are passed over. */
    public static void lock(Statements transaction, Stream<UserId> users) {
        transaction.run(LOCK_USERS, parameters(users));
    }

    /** The parameters of {@link #LOCK_USERS}. */
    public static Map<String, Object> parameters(Stream<UserId> users) {
        return Map.of("ids", users.map(UserId::value).distinct().sorted().toList());
    }
}

package dev.kith.neo4j;

import dev.kith.domain.user.UserId;
import dev.kith.neo4j.seam.Row;
import dev.kith.neo4j.seam.Statements;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What keeps two who write about the same users from doing so at once. */
public final class Locks {

    /** A write to every user, the lower id first, before anything is read: whoever writes about any of them waits here. */
    static final String USERS =
            """
            UNWIND $ids AS id
            MATCH (u:User {id: id})
            SET u.locked = true REMOVE u.locked
            RETURN id, elementId(u) AS node, u.status AS status""";

    private Locks() {}

    /**
     * Whoever else locks any of these waits until the transaction ends; ids of no one are passed over.
     *
     * @return of each the {@code id}, the {@code node} and the {@code status}, as they stand once they are locked
     */
    public static List<Row> users(Statements transaction, Stream<UserId> users) {
        return transaction.run(USERS, Map.of("ids", users.map(UserId::value).distinct().sorted().toList()));
    }
}

package dev.kith.neo4j;

import dev.kith.domain.user.UserId;
import dev.kith.neo4j.spi.Row;
import dev.kith.neo4j.spi.Statements;
import java.util.List;
import java.util.Map;

/**
 * What is nobody's business but the user's: nodes with the label Private, on no edge. They are guarded by the node of their user, as all else of
 * theirs is; whoever writes one locks that node first, and reads after.
 */
public final class PrivateNodes {

    private static final String LOCK =
            "MATCH (u:User {id: $user}) SET u.locked = true REMOVE u.locked RETURN u.status AS status";

    private PrivateNodes() {}

    /** Waits for the user's node and holds it; false where they are not here or are deleted. */
    public static boolean lock(Statements transaction, UserId user) {
        List<Row> rows = transaction.run(LOCK, parameters(user));
        return !rows.isEmpty()
                && !UserProperties.status(rows.getFirst().text("status")).isDeleted();
    }

    public static Map<String, Object> parameters(UserId user) {
        return Map.of("user", user.value());
    }
}

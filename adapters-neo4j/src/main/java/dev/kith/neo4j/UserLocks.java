package dev.kith.neo4j;

import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import dev.kith.neo4j.spi.Statements;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Write locks on the nodes of users. A transaction that writes about users locks them before it reads, and keeps the
 * locks until it ends. Neo4j reads what is committed, so without a lock two transactions may decide on the same old
 * state.
 */
public final class UserLocks {

    /** Cypher that locks the node {@code u} by a write that changes nothing. */
    public static final String LOCK = "SET u.locked = true REMOVE u.locked";

    private static final String LOCK_USER = "MATCH (u:User {id: $id}) " + LOCK + " RETURN u.status AS status";

    /** Cypher that locks the users of {@code $ids}, see {@link #parameters}. */
    public static final String LOCK_USERS = """
            UNWIND $ids AS id
            MATCH (u:User {id: id}) USING INDEX SEEK u:User(id)
            """ + LOCK;

    private UserLocks() {}

    /** @return the status of the user, empty if no user has the id */
    public static Optional<UserStatus> lock(Statements transaction, UserId user) {
        return transaction.run(LOCK_USER, Map.of("id", user.value())).stream()
                .map(row -> UserProperties.status(row.text("status")))
                .findFirst();
    }

    /** @return false if the user is unknown or deleted */
    public static boolean lockUndeleted(Statements transaction, UserId user) {
        return lock(transaction, user).filter(status -> !status.isDeleted()).isPresent();
    }

    /** Unknown users are left out. */
    public static void lock(Statements transaction, Stream<UserId> users) {
        transaction.run(LOCK_USERS, parameters(users));
    }

    /** The ids in ascending order: transactions that lock in one order do not deadlock. */
    public static Map<String, Object> parameters(Stream<UserId> users) {
        return Map.of("ids", users.map(UserId::value).distinct().sorted().toList());
    }
}

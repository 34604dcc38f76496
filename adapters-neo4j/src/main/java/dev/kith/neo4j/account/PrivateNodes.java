package dev.kith.neo4j.account;

import dev.kith.domain.user.UserId;
import java.util.Map;

/**
 * Nodes with the label {@code Private}: the secrets and settings of a user, on no edge. They carry the id of their user
 * as {@code user}. A transaction that writes one locks the user first, see {@link dev.kith.neo4j.UserLocks}.
 */
final class PrivateNodes {

    private PrivateNodes() {}

    static Map<String, Object> parameters(UserId user) {
        return Map.of("user", user.value());
    }
}

package dev.kith.application.importing;

import dev.kith.application.importing.connection.ConnectionBatch;
import dev.kith.application.importing.connection.ConnectionState;
import dev.kith.application.importing.connection.NewConnection;
import dev.kith.application.importing.follow.FollowBatch;
import dev.kith.application.importing.follow.FollowPair;
import dev.kith.application.importing.follow.FollowState;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The graph that an import writes to, batch by batch.
 *
 * <p>Each {@code decide} method is one indivisible step: it reads the present state, applies the rule and writes the
 * result, which is durable when the method returns. A rule may run more than once, so it acts on nothing but its
 * argument. If it throws, nothing is written.
 */
public interface Imports {

    /** Returns those of the ids that belong to users who are not deleted. */
    Set<Long> listedUsers(Collection<Long> ids);

    /** Creates the users that the rule decides on. No other user is created between its reading and its writing. */
    UserBatch decideUsers(UserKeys keys, Function<ExistingUsers, UserBatch> rule);

    /**
     * Runs work that writes all follows of an import. The writer may be used by several threads at the same time and
     * until the work ends. A store may build its indexes afterwards; it does so even if the work throws.
     */
    void writeFollows(Consumer<FollowWriter> work);

    /**
     * Writes the connections that the rule decides on and deletes the requests that they end. The rule gets one state
     * per pair, in their order.
     */
    ConnectionBatch decideConnections(List<NewConnection> pairs, Function<List<ConnectionState>, ConnectionBatch> rule);

    /** Writes follows in batches. A pair is in one batch only. */
    interface FollowWriter {

        /**
         * Writes the follows that the rule decides on. The rule gets one state per pair, in their order. A follow from
         * or to a deleted user is not written and not counted.
         */
        FollowBatch.Counts decide(List<FollowPair> pairs, Function<List<FollowState>, FollowBatch> rule);
    }
}

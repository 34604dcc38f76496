package dev.kith.domain.tie;

import dev.kith.domain.user.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A tie from the side of one user, as this user may know it, and two facts that the user may not: a rejection, and
 * whether the other user hides them.
 *
 * @param follows when {@code from} began to follow {@code to}, null if they do not
 * @param followed the reverse
 * @param connection one of NONE, CONNECTED, SENT_REQUEST and RECEIVED_REQUEST. The sender of a rejected request sees it
 *     as sent, and who rejected it sees nothing
 * @param connectionSince when the connection or the request began, null for NONE
 * @param rejected when a request of one of the two was rejected, null without a rejected request
 * @param hides when {@code from} hid {@code to}, null if they do not
 * @param hidden the reverse
 */
public record Relationship(
        UserId from,
        UserId to,
        @Nullable Instant follows,
        @Nullable Instant followed,
        Relation connection,
        @Nullable Instant connectionSince,
        @Nullable Instant rejected,
        @Nullable Instant hides,
        @Nullable Instant hidden) {

    public static Relationship seenBy(UserId from, Tie tie) {
        UserId to = tie.pair().other(from);
        Relation connection = Relation.ofConnection(from, tie.connection());
        return new Relationship(
                from,
                to,
                tie.of(from).follows(),
                tie.of(to).follows(),
                connection,
                connection == Relation.NONE ? null : since(tie.connection()),
                tie.connection() instanceof Connection.Requested request ? request.rejected() : null,
                tie.of(from).hides(),
                tie.of(to).hides());
    }

    private static @Nullable Instant since(Connection connection) {
        return switch (connection) {
            case Connection.Strangers() -> null;
            case Connection.Requested request -> request.created();
            case Connection.Connected(Instant since) -> since;
        };
    }

    /** There is nothing between a user and themself. */
    public static Relationship withOneself(UserId user) {
        return new Relationship(user, user, null, null, Relation.NONE, null, null, null, null);
    }
}

package dev.kith.domain.tie;

import dev.kith.domain.user.UserId;
import java.util.Set;

/** Everything between two users: two independent follows and hides, and one connection. */
public record Tie(Pair pair, Side low, Side high, Connection connection) {

    public static Tie strangers(Pair pair, AccountState low, AccountState high) {
        return new Tie(pair, Side.withoutEdges(low), Side.withoutEdges(high), new Connection.Strangers());
    }

    public Side of(UserId user) {
        return user.equals(pair.low()) ? low : high;
    }

    public Tie with(UserId user, Side side) {
        return user.equals(pair.low()) ? new Tie(pair, side, high, connection) : new Tie(pair, low, side, connection);
    }

    public Tie with(Connection next) {
        return new Tie(pair, low, high, next);
    }

    /** The same tie, with nothing in the other parts. */
    public Tie only(Set<TiePart> parts) {
        return new Tie(
                pair,
                low.only(parts),
                high.only(parts),
                parts.contains(TiePart.CONNECTION) ? connection : new Connection.Strangers());
    }

    public boolean follows(UserId user) {
        return of(user).follows() != null;
    }

    /** Whether the two follow each other. */
    public boolean isReciprocal() {
        return low.follows() != null && high.follows() != null;
    }

    /** Whether one of the two hides the other. */
    public boolean isHidden() {
        return low.hides() != null || high.hides() != null;
    }
}

package dev.kith.domain.tie;

import dev.kith.domain.user.UserId;
import java.time.Instant;

/** The two users of the tests of the rules. */
public final class TestUsers {

    public static final UserId ANNA = new UserId(1);
    public static final UserId BEN = new UserId(2);
    public static final Pair BOTH = Pair.of(ANNA, BEN);
    public static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    public static final Instant LATER = NOON.plusSeconds(60);
    public static final Tie STRANGERS = standing(AccountState.ACTIVE, AccountState.ACTIVE);

    private TestUsers() {}

    public static Tie standing(AccountState anna, AccountState ben) {
        return Tie.strangers(BOTH, anna, ben);
    }

    /** The same tie, in which the user hides the other. */
    public static Tie hidden(Tie tie, UserId hider) {
        return tie.with(hider, tie.of(hider).hiding(NOON));
    }

    /** The same tie, in which nobody has seen the request. */
    public static Tie unseen(Tie tie) {
        return tie.connection() instanceof Connection.Requested request
                ? tie.with(new Connection.Requested(request.from(), request.created(), request.rejected(), null))
                : tie;
    }

    public static Tie following(Tie tie, UserId follower) {
        return tie.with(follower, tie.of(follower).following(NOON));
    }
}

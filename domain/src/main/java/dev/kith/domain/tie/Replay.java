package dev.kith.domain.tie;

import dev.kith.domain.change.Change;
import dev.kith.domain.change.Change.ConnectionCreated;
import dev.kith.domain.change.Change.ConnectionDeleted;
import dev.kith.domain.change.Change.FollowCreated;
import dev.kith.domain.change.Change.FollowDeleted;
import dev.kith.domain.change.Change.GraphReset;
import dev.kith.domain.change.Change.HideCreated;
import dev.kith.domain.change.Change.HideDeleted;
import dev.kith.domain.change.Change.RequestCancelled;
import dev.kith.domain.change.Change.RequestCreated;
import dev.kith.domain.change.Change.RequestRejected;
import dev.kith.domain.change.Change.RequestRestored;
import dev.kith.domain.change.Change.UserCreated;
import dev.kith.domain.change.Change.UserDeleted;
import dev.kith.domain.change.Change.UserUpdated;
import dev.kith.domain.user.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Applies changes to a tie in their order. The result is the tie that the decisions left, but no request is seen. */
public final class Replay {

    private Replay() {}

    /** The two users whose tie a change concerns, null for a change of one user or of the whole graph. */
    public static @Nullable Pair pair(Change change) {
        return switch (change) {
            case FollowCreated created -> Pair.of(created.follower(), created.followee());
            case FollowDeleted deleted -> Pair.of(deleted.follower(), deleted.followee());
            case RequestCreated created -> Pair.of(created.from(), created.to());
            case RequestRejected rejected -> Pair.of(rejected.from(), rejected.to());
            case RequestRestored restored -> Pair.of(restored.from(), restored.to());
            case RequestCancelled cancelled -> Pair.of(cancelled.from(), cancelled.to());
            case ConnectionCreated created -> Pair.of(created.low(), created.high());
            case ConnectionDeleted deleted -> Pair.of(deleted.low(), deleted.high());
            case HideCreated created -> Pair.of(created.hider(), created.hidden());
            case HideDeleted deleted -> Pair.of(deleted.hider(), deleted.hidden());
            case UserCreated _, UserUpdated _, UserDeleted _, GraphReset _ -> null;
        };
    }

    /**
     * @param tie the tie of the change's {@link #pair}
     * @param at when the change happened
     */
    public static Tie apply(Tie tie, Change change, Instant at) {
        return switch (change) {
            case FollowCreated created -> follow(tie, created.follower(), created.since());
            case FollowDeleted deleted -> follow(tie, deleted.follower(), null);
            case RequestCreated created ->
                tie.with(new Connection.Requested(created.from(), created.created(), null, null));
            case RequestRejected _ -> reject(tie, at);
            case RequestRestored _ -> reject(tie, null);
            case RequestCancelled _, ConnectionDeleted _ -> tie.with(new Connection.Strangers());
            case ConnectionCreated created -> tie.with(new Connection.Connected(created.since()));
            case HideCreated created -> hide(tie, created.hider(), created.since());
            case HideDeleted deleted -> hide(tie, deleted.hider(), null);
            case UserCreated _, UserUpdated _, UserDeleted _, GraphReset _ -> tie;
        };
    }

    private static Tie follow(Tie tie, UserId follower, @Nullable Instant since) {
        return tie.with(follower, tie.of(follower).following(since));
    }

    private static Tie hide(Tie tie, UserId hider, @Nullable Instant since) {
        return tie.with(hider, tie.of(hider).hiding(since));
    }

    private static Tie reject(Tie tie, @Nullable Instant when) {
        return tie.connection() instanceof Connection.Requested request ? tie.with(request.rejected(when)) : tie;
    }
}

package dev.kith.domain.change;

import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One change of the graph. A rule says it beside its decision; a store keeps it in the transaction of the decision. The
 * edges of a deleted user end with the user and have no changes of their own.
 */
public sealed interface Change {

    /** Who acted, null if unknown. */
    @Nullable
    UserId actor();

    /** Whom it is about: two users for an edge, one for a change of a user, nobody for a reset. */
    default List<UserId> users() {
        return switch (this) {
            case FollowCreated follow -> List.of(follow.follower, follow.followee);
            case FollowDeleted follow -> List.of(follow.follower, follow.followee);
            case RequestCreated request -> List.of(request.from, request.to);
            case RequestRejected request -> List.of(request.from, request.to);
            case RequestRestored request -> List.of(request.from, request.to);
            case RequestCancelled request -> List.of(request.from, request.to);
            case ConnectionCreated connection -> List.of(connection.low, connection.high);
            case ConnectionDeleted connection -> List.of(connection.low, connection.high);
            case HideCreated hide -> List.of(hide.hider, hide.hidden);
            case HideDeleted hide -> List.of(hide.hider, hide.hidden);
            case UserCreated created -> List.of(created.user);
            case UserUpdated updated -> List.of(updated.user);
            case UserDeleted deleted -> List.of(deleted.user);
            case GraphReset _ -> List.of();
        };
    }

    /** @param mutual whether the two follow each other from now on */
    record FollowCreated(
            UserId follower,
            UserId followee,
            Instant since,
            boolean mutual,
            @Nullable UserId actor) implements Change {}

    /**
     * @param since when the follow began
     * @param wasMutual whether the two followed each other until now
     */
    record FollowDeleted(
            UserId follower,
            UserId followee,
            Instant since,
            boolean wasMutual,
            Cause cause,
            @Nullable UserId actor) implements Change {}

    record RequestCreated(
            UserId from,
            UserId to,
            Instant created,
            @Nullable UserId actor) implements Change {}

    record RequestRejected(UserId from, UserId to, @Nullable UserId actor) implements Change {}

    /** The recipient took the rejection back. */
    record RequestRestored(UserId from, UserId to, @Nullable UserId actor) implements Change {}

    /** The request is gone, and no connection came of it. */
    record RequestCancelled(
            UserId from, UserId to, Cause cause, @Nullable UserId actor) implements Change {}

    /**
     * Also ends the request between the two.
     *
     * @param low the user with the lower id
     */
    record ConnectionCreated(
            UserId low,
            UserId high,
            Instant since,
            Cause cause,
            @Nullable UserId actor) implements Change {}

    /** @param since when the connection began */
    record ConnectionDeleted(
            UserId low,
            UserId high,
            Instant since,
            Cause cause,
            @Nullable UserId actor) implements Change {}

    record HideCreated(
            UserId hider,
            UserId hidden,
            Instant since,
            @Nullable UserId actor) implements Change {}

    record HideDeleted(
            UserId hider, UserId hidden, @Nullable UserId actor) implements Change {}

    record UserCreated(UserId user, @Nullable UserId actor) implements Change {}

    /** @param fields not empty */
    record UserUpdated(
            UserId user, Set<UserField> fields, @Nullable UserId actor) implements Change {}

    /** @param erased whether nothing but the id will remain */
    record UserDeleted(
            UserId user, boolean erased, @Nullable UserId actor) implements Change {}

    /** Earlier entries say nothing about the graph of now. */
    record GraphReset(ResetReason reason) implements Change {

        @Override
        public @Nullable UserId actor() {
            return null;
        }
    }

    /** What an edit of a user changes, empty if nothing. */
    static List<Change> ofEdit(User before, User after, @Nullable UserId actor) {
        if (after.status().isDeleted() != before.status().isDeleted()) {
            return List.of(
                    after.status().isDeleted()
                            ? new UserDeleted(after.id(), false, actor)
                            : new UserCreated(after.id(), actor));
        }
        Set<UserField> fields = UserField.changed(before, after);
        return fields.isEmpty() ? List.of() : List.of(new UserUpdated(after.id(), Set.copyOf(fields), actor));
    }
}

package dev.kith.domain.tie;

import dev.kith.domain.community.CommunityMode;
import dev.kith.domain.user.UserId;

/** A tie as one word, from the side of one user. */
public enum Relation {
    NONE,
    FOLLOWED,
    CONNECTED,
    SENT_REQUEST,
    RECEIVED_REQUEST;

    public static Relation seenBy(UserId viewer, Tie tie, CommunityMode mode) {
        return switch (mode) {
            case FOLLOW -> tie.follows(viewer) ? FOLLOWED : NONE;
            case FRIENDSHIP -> ofConnection(viewer, tie.connection());
        };
    }

    /** The sender of a rejected request still sees it as sent. The receiver sees nothing. */
    public static Relation ofConnection(UserId viewer, Connection connection) {
        return switch (connection) {
            case Connection.Strangers() -> NONE;
            case Connection.Connected ignored -> CONNECTED;
            case Connection.Requested request when request.from().equals(viewer) -> SENT_REQUEST;
            case Connection.Requested request -> request.rejected() == null ? RECEIVED_REQUEST : NONE;
        };
    }
}

package dev.kith.http.graph.tie;

import dev.kith.domain.key.KeyScope;
import dev.kith.domain.tie.Relation;
import dev.kith.domain.tie.Relationship;
import dev.kith.http.graph.answer.GraphTimes;
import dev.kith.http.graph.caller.GraphCaller;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes relationships as JSON for one caller. A user knows whom they block, but not who blocks them. A key knows of
 * blocks and of rejections only if it may read what is private, or if it acts or looks for the user.
 *
 * @param isOfUser whether the caller is the user {@code from}, or acts or looks for them
 * @param seesPrivate whether everything is shown
 */
public record RelationshipView(boolean isOfUser, boolean seesPrivate) {

    /** For a caller who is the user {@code from}, or who acts or looks for them. */
    public static RelationshipView of(GraphCaller caller) {
        return new RelationshipView(true, seesPrivate(caller));
    }

    /** For a caller who looks up what is between two users. A user looks up what is theirs only. */
    static RelationshipView ofLookup(GraphCaller caller) {
        return new RelationshipView(caller instanceof GraphCaller.Person, seesPrivate(caller));
    }

    private static boolean seesPrivate(GraphCaller caller) {
        return caller instanceof GraphCaller.Program(var key) && key.allows(KeyScope.PRIVATE_READ);
    }

    /** @param members those that the caller may not see are left out or null */
    public Map<String, @Nullable Object> render(Relationship relationship, Set<RelationshipMember> members) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        for (RelationshipMember member : members) {
            if (seesPrivate || member != RelationshipMember.REQUEST_REJECTED_AT) {
                json.put(member.text(), value(relationship, member));
            }
        }
        return json;
    }

    private @Nullable Object value(Relationship relationship, RelationshipMember member) {
        return switch (member) {
            case FROM -> relationship.from().toString();
            case TO -> relationship.to().toString();
            case FOLLOWING -> relationship.follows() != null;
            case FOLLOWING_SINCE -> time(relationship.follows());
            case FOLLOWED_BY -> relationship.followed() != null;
            case FOLLOWED_BY_SINCE -> time(relationship.followed());
            case MUTUAL -> relationship.follows() != null && relationship.followed() != null;
            case CONNECTION -> connection(connection(relationship));
            case CONNECTION_SINCE -> tellsSince(relationship) ? time(relationship.connectionSince()) : null;
            case BLOCKING -> (isOfUser || seesPrivate) ? relationship.hides() != null : null;
            case BLOCKING_SINCE -> (isOfUser || seesPrivate) ? time(relationship.hides()) : null;
            case BLOCKED_BY -> seesPrivate ? relationship.hidden() != null : null;
            case REQUEST_REJECTED_AT -> time(relationship.rejected());
        };
    }

    /** Who rejected a request sees none. Read from both sides, that would tell the rejection. */
    private Relation connection(Relationship relationship) {
        boolean isTold = isOfUser || seesPrivate || relationship.rejected() == null;
        return isTold || relationship.connection() != Relation.NONE
                ? relationship.connection()
                : Relation.RECEIVED_REQUEST;
    }

    /** A request that its receiver rejected has no time for them. */
    private boolean tellsSince(Relationship relationship) {
        return isOfUser || seesPrivate || relationship.connection() == Relation.CONNECTED;
    }

    private static String connection(Relation relation) {
        return switch (relation) {
            case NONE -> "none";
            case SENT_REQUEST -> "request_sent";
            case RECEIVED_REQUEST -> "request_received";
            case CONNECTED -> "connected";
            case FOLLOWED -> throw new IllegalArgumentException("A follow is no connection.");
        };
    }

    private static @Nullable String time(@Nullable Instant moment) {
        return moment == null ? null : GraphTimes.text(moment);
    }
}

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
 * Writes relationships as JSON for one caller. A user does not see who blocks them. Only a key that may read what is
 * private sees a rejection.
 *
 * @param tellsBlockers whether {@code blocked_by} is shown; else it is null
 * @param tellsRejections whether there is a {@code request_rejected_at}
 */
public record RelationshipView(boolean tellsBlockers, boolean tellsRejections) {

    public static RelationshipView of(GraphCaller caller) {
        return switch (caller) {
            case GraphCaller.Program(var key) -> new RelationshipView(true, key.allows(KeyScope.PRIVATE_READ));
            case GraphCaller.Person _ -> new RelationshipView(false, false);
        };
    }

    /** @param members those that the caller may not see are left out or null */
    public Map<String, @Nullable Object> render(Relationship relationship, Set<RelationshipMember> members) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        for (RelationshipMember member : members) {
            if (tellsRejections || member != RelationshipMember.REQUEST_REJECTED_AT) {
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
            case CONNECTION -> connection(relationship.connection());
            case CONNECTION_SINCE -> time(relationship.connectionSince());
            case BLOCKING -> relationship.hides() != null;
            case BLOCKING_SINCE -> time(relationship.hides());
            case BLOCKED_BY -> tellsBlockers ? relationship.hidden() != null : null;
            case REQUEST_REJECTED_AT -> time(relationship.rejected());
        };
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

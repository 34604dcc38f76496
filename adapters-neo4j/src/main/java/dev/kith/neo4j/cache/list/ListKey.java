package dev.kith.neo4j.cache.list;

import dev.kith.domain.audience.AudienceKind;
import dev.kith.domain.user.UserId;

/** Names one list: its kind and the id of the user whose list it is. */
public record ListKey(AudienceKind kind, long subject) {

    public static ListKey of(AudienceKind kind, UserId subject) {
        return new ListKey(kind, subject.value());
    }
}

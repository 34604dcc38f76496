package dev.kith.http.graph.event;

import dev.kith.domain.change.Change;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The types of events. Clients compare with their texts, so a text never changes. */
public enum EventType {
    FOLLOW_CREATED,
    FOLLOW_DELETED,
    CONNECTION_REQUESTED,
    CONNECTION_CREATED,
    CONNECTION_REJECTED,
    CONNECTION_RESTORED,
    CONNECTION_CANCELLED,
    CONNECTION_DELETED,
    BLOCK_CREATED,
    BLOCK_DELETED,
    USER_CREATED,
    USER_UPDATED,
    USER_DELETED,
    GRAPH_RESET;

    public static EventType of(Change change) {
        return switch (change) {
            case Change.FollowCreated _ -> FOLLOW_CREATED;
            case Change.FollowDeleted _ -> FOLLOW_DELETED;
            case Change.RequestCreated _ -> CONNECTION_REQUESTED;
            case Change.ConnectionCreated _ -> CONNECTION_CREATED;
            case Change.RequestRejected _ -> CONNECTION_REJECTED;
            case Change.RequestRestored _ -> CONNECTION_RESTORED;
            case Change.RequestCancelled _ -> CONNECTION_CANCELLED;
            case Change.ConnectionDeleted _ -> CONNECTION_DELETED;
            case Change.HideCreated _ -> BLOCK_CREATED;
            case Change.HideDeleted _ -> BLOCK_DELETED;
            case Change.UserCreated _ -> USER_CREATED;
            case Change.UserUpdated _ -> USER_UPDATED;
            case Change.UserDeleted _ -> USER_DELETED;
            case Change.GraphReset _ -> GRAPH_RESET;
        };
    }

    /** In requests and answers, for example {@code follow.created}. */
    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    /**
     * The types that a list of patterns with commas between them names: a type, {@code follow.*} or {@code *}. Empty if
     * one of the patterns names none.
     */
    public static Optional<Set<EventType>> parseAll(String patterns) {
        Set<EventType> all = EnumSet.noneOf(EventType.class);
        for (String pattern : patterns.split(",", -1)) {
            Set<EventType> named =
                    Arrays.stream(values()).filter(type -> type.is(pattern)).collect(Collectors.toSet());
            if (named.isEmpty()) {
                return Optional.empty();
            }
            all.addAll(named);
        }
        return Optional.of(all);
    }

    private boolean is(String pattern) {
        String text = text();
        return pattern.equals(text)
                || pattern.equals("*")
                || pattern.equals(text.substring(0, text.indexOf('.')) + ".*");
    }
}

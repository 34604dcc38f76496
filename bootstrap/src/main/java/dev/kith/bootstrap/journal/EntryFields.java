package dev.kith.bootstrap.journal;

import dev.kith.domain.change.Cause;
import dev.kith.domain.change.Change;
import dev.kith.domain.change.JournalEntry;
import dev.kith.domain.change.ResetReason;
import dev.kith.domain.change.UserField;
import dev.kith.domain.user.UserId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An entry of the journal as fields with names. Ids are numbers, times are in UTC. */
final class EntryFields {

    private final Map<String, Object> fields = new LinkedHashMap<>();

    private EntryFields() {}

    static Map<String, Object> of(JournalEntry entry) {
        return new EntryFields()
                .put("id", entry.position().toString())
                .put("at", entry.at().toString())
                .put(entry.change())
                .put("by", entry.change().actor())
                .put("origin", name(entry.origin()))
                .fields;
    }

    private EntryFields put(Change change) {
        return switch (change) {
            case Change.FollowCreated(UserId follower, UserId followee, Instant since, boolean mutual, var actor) ->
                type("follow.created")
                        .put("follower", follower)
                        .put("followee", followee)
                        .put("since", since.toString())
                        .put("mutual", mutual);
            case Change.FollowDeleted(
                    UserId follower,
                    UserId followee,
                    Instant since,
                    boolean wasMutual,
                    Cause cause,
                    var actor) ->
                type("follow.deleted")
                        .put("follower", follower)
                        .put("followee", followee)
                        .put("since", since.toString())
                        .put("cause", name(cause))
                        .put("was_mutual", wasMutual);
            case Change.RequestCreated(UserId from, UserId to, Instant created, var actor) ->
                type("connection.requested").put("from", from).put("to", to).put("since", created.toString());
            case Change.RequestRejected(UserId from, UserId to, var actor) ->
                type("connection.rejected").put("from", from).put("to", to);
            case Change.RequestRestored(UserId from, UserId to, var actor) ->
                type("connection.restored").put("from", from).put("to", to);
            case Change.RequestCancelled(UserId from, UserId to, Cause cause, var actor) ->
                type("connection.cancelled").put("from", from).put("to", to).put("cause", name(cause));
            case Change.ConnectionCreated(UserId low, UserId high, Instant since, Cause cause, var actor) ->
                type("connection.created")
                        .put("one", low)
                        .put("other", high)
                        .put("since", since.toString())
                        .put("cause", name(cause));
            case Change.ConnectionDeleted(UserId low, UserId high, Instant since, Cause cause, var actor) ->
                type("connection.deleted")
                        .put("one", low)
                        .put("other", high)
                        .put("since", since.toString())
                        .put("cause", name(cause));
            case Change.HideCreated(UserId hider, UserId hidden, Instant since, var actor) ->
                type("hide.created").put("hider", hider).put("hidden", hidden).put("since", since.toString());
            case Change.HideDeleted(UserId hider, UserId hidden, var actor) ->
                type("hide.deleted").put("hider", hider).put("hidden", hidden);
            case Change.UserCreated(UserId user, var actor) ->
                type("user.created").put("user", user);
            case Change.UserUpdated(UserId user, Set<UserField> changed, var actor) ->
                type("user.updated")
                        .put("user", user)
                        .put(
                                "fields",
                                changed.stream().sorted().map(EntryFields::name).toList());
            case Change.UserDeleted(UserId user, boolean erased, var actor) ->
                type("user.deleted").put("user", user).put("erased", erased);
            case Change.GraphReset(ResetReason reason) -> type("graph.reset").put("reason", name(reason));
        };
    }

    private EntryFields type(String name) {
        return put("type", name);
    }

    /** Nothing for null. */
    private EntryFields put(String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value instanceof UserId user ? (Object) user.value() : value);
        }
        return this;
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}

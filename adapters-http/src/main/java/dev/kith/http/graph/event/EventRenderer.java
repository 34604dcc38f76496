package dev.kith.http.graph.event;

import dev.kith.application.reference.FindExternalIds;
import dev.kith.domain.change.Cause;
import dev.kith.domain.change.Change;
import dev.kith.domain.change.JournalEntry;
import dev.kith.domain.change.ResetReason;
import dev.kith.domain.change.UserField;
import dev.kith.domain.user.ExternalId;
import dev.kith.domain.user.UserId;
import dev.kith.http.graph.answer.GraphTimes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes entries of the journal as events, in the same form for every reader. */
@Singleton
public final class EventRenderer {

    private final FindExternalIds findExternalIds;

    EventRenderer(FindExternalIds findExternalIds) {
        this.findExternalIds = findExternalIds;
    }

    /**
     * An event for each entry. The external ids are those of now, and all of them are looked up at once.
     *
     * @param viewer the user who reads, null for a program that sees every external id; a user sees only their own
     */
    public List<Map<String, @Nullable Object>> render(@Nullable UserId viewer, List<JournalEntry> entries) {
        Set<UserId> users = entries.stream()
                .flatMap(entry -> entry.change().users().stream())
                .filter(user -> viewer == null || viewer.equals(user))
                .collect(Collectors.toSet());
        Map<UserId, ExternalId> externalIds = users.isEmpty() ? Map.of() : findExternalIds.handle(users);
        return entries.stream().map(entry -> event(entry, externalIds)).toList();
    }

    private static Map<String, @Nullable Object> event(JournalEntry entry, Map<UserId, ExternalId> externalIds) {
        Change change = entry.change();
        Map<String, @Nullable Object> event = new LinkedHashMap<>();
        event.put("id", entry.position().toString());
        event.put("type", EventType.of(change).text());
        event.put("timestamp", GraphTimes.text(entry.at()));
        event.put("origin", text(entry.origin()));
        event.put("by", Objects.toString(change.actor(), null));
        event.put("data", new Data(externalIds).of(change).members);
        return event;
    }

    private static String text(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** What an event says, the first user first. */
    private record Data(Map<UserId, ExternalId> externalIds, Map<String, @Nullable Object> members) {

        Data(Map<UserId, ExternalId> externalIds) {
            this(externalIds, new LinkedHashMap<>());
        }

        Data of(Change change) {
            return switch (change) {
                case Change.FollowCreated(var follower, var followee, Instant since, boolean mutual, var actor) ->
                    put("follower", follower)
                            .put("followee", followee)
                            .put("since", GraphTimes.text(since))
                            .put("mutual", mutual);
                case Change.FollowDeleted(
                        var follower,
                        var followee,
                        var since,
                        boolean wasMutual,
                        Cause cause,
                        var actor) ->
                    put("follower", follower)
                            .put("followee", followee)
                            .put("cause", cause(cause))
                            .put("was_mutual", wasMutual);
                case Change.RequestCreated(var from, var to, var since, var actor) -> fromTo(from, to);
                case Change.RequestRejected(var from, var to, var actor) -> fromTo(from, to);
                case Change.RequestRestored(var from, var to, var actor) -> fromTo(from, to);
                case Change.RequestCancelled(var from, var to, var cause, var actor) -> fromTo(from, to);
                case Change.ConnectionCreated(var one, var other, Instant since, Cause cause, var actor) ->
                    put("one", one)
                            .put("other", other)
                            .put("since", GraphTimes.text(since))
                            .put("by", Objects.toString(actor, null))
                            .put("cause", cause(cause));
                case Change.ConnectionDeleted(var one, var other, var since, Cause cause, var actor) ->
                    put("one", one)
                            .put("other", other)
                            .put("by", Objects.toString(actor, null))
                            .put("cause", cause(cause));
                case Change.HideCreated(var hider, var hidden, var since, var actor) ->
                    put("blocker", hider).put("blocked", hidden);
                case Change.HideDeleted(var hider, var hidden, var actor) ->
                    put("blocker", hider).put("blocked", hidden);
                case Change.UserCreated(var user, var actor) -> put("user", user);
                case Change.UserUpdated(var user, Set<UserField> fields, var actor) ->
                    put("user", user).put("fields", names(fields));
                case Change.UserDeleted(var user, boolean erased, var actor) ->
                    put("user", user).put("erased", erased);
                case Change.GraphReset(ResetReason reason) -> put("reason", text(reason));
            };
        }

        private Data fromTo(UserId from, UserId to) {
            return put("from", from).put("to", to);
        }

        private Data put(String name, UserId user) {
            Map<String, @Nullable Object> ids = new LinkedHashMap<>();
            ids.put("id", user.toString());
            ids.put("external_id", Objects.toString(externalIds.get(user), null));
            return put(name, ids);
        }

        private Data put(String name, @Nullable Object value) {
            members.put(name, value);
            return this;
        }

        private static String cause(Cause cause) {
            return cause == Cause.HIDE ? "block" : text(cause);
        }

        private static List<String> names(Set<UserField> fields) {
            return fields.stream()
                    .sorted()
                    .map(field -> field == UserField.STATUS ? "suspended" : text(field))
                    .toList();
        }
    }
}

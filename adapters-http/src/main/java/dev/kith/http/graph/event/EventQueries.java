package dev.kith.http.graph.event;

import dev.kith.application.journal.SearchJournal.Start;
import dev.kith.domain.change.Change;
import dev.kith.domain.change.JournalPosition;
import dev.kith.domain.change.OwnChanges;
import dev.kith.domain.user.UserId;
import dev.kith.http.graph.caller.GraphCaller;
import dev.kith.http.graph.problem.Problems;
import dev.kith.http.graph.request.NamedUser;
import dev.kith.http.graph.request.NamedUsers;
import dev.kith.http.settings.GraphSettings;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads which events a request asks for. The token of a user asks for the events of this user. */
@Singleton
final class EventQueries {

    static final String AFTER = "after";
    static final String TYPES = "types";
    static final String USER = "user";

    private final NamedUsers users;
    private final GraphSettings settings;

    EventQueries(NamedUsers users, GraphSettings settings) {
        this.users = users;
        this.settings = settings;
    }

    /** @param after {@code start}, {@code now} or the id of an event; null if the request has none */
    EventQuery parse(HttpRequest<?> request, GraphCaller caller, @Nullable String after) {
        Start start = start(after);
        Set<EventType> types = types(request);
        String user = request.getParameters().get(USER);
        UserId named = user == null ? null : users.id(NamedUser.parse(user, caller));
        Function<Change, Optional<Change>> visible = visible(caller, named);
        return new EventQuery(
                start,
                change -> types.contains(EventType.of(change)) ? visible.apply(change) : Optional.empty(),
                new EventQuery.Filter(types, named),
                caller.viewer());
    }

    private static Start start(@Nullable String after) {
        return switch (after) {
            case null ->
                throw Problems.invalidParameter(AFTER, "required", "Must be start, now or the id of an event.");
            case "start" -> new Start.Oldest();
            case "now" -> new Start.Newest();
            default -> JournalPosition.parse(after).map(Start.After::new).orElseThrow(Problems::invalidCursor);
        };
    }

    private static Set<EventType> types(HttpRequest<?> request) {
        String patterns = request.getParameters().get(TYPES);
        return patterns == null
                ? EnumSet.allOf(EventType.class)
                : EventType.parseAll(patterns)
                        .orElseThrow(() -> Problems.invalidParameter(
                                TYPES,
                                "invalid",
                                "Names types of events, as follow.created or follow.*, with commas."));
    }

    /** A reset concerns the events of every user. */
    private Function<Change, Optional<Change>> visible(GraphCaller caller, @Nullable UserId named) {
        return switch (caller) {
            case GraphCaller.Program _ ->
                change -> named == null
                                || change instanceof Change.GraphReset
                                || change.users().contains(named)
                        ? Optional.of(change)
                        : Optional.empty();
            case GraphCaller.Person(var user) -> {
                if (named != null && !named.equals(user.id())) {
                    throw Problems.notYours("The token of a user reads the events of this user.");
                }
                yield new OwnChanges(user.id(), settings.tellUnfollows())::visible;
            }
        };
    }
}

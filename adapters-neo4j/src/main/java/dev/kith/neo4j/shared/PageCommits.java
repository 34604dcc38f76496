package dev.kith.neo4j.shared;

import dev.kith.domain.change.Change;
import dev.kith.domain.change.UserField;
import dev.kith.domain.user.UserId;
import dev.kith.neo4j.Micros;
import dev.kith.neo4j.spi.Commit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A page of the journal as the commit that wrote it. */
final class PageCommits {

    /** The properties of a user that a search reads. */
    private static final Set<UserField> SEARCHED = Set.of(UserField.USERNAME, UserField.NAME, UserField.STATUS);

    private final List<Commit.Node> nodes = new ArrayList<>();
    private final List<Commit.Edge> edges = new ArrayList<>();
    private boolean isUnknown;

    private PageCommits() {}

    static Commit of(List<Change> changes) {
        PageCommits page = new PageCommits();
        changes.forEach(page::add);
        return new Commit(page.nodes, page.edges, page.isUnknown);
    }

    private void add(Change change) {
        switch (change) {
            case Change.FollowCreated(UserId follower, UserId followee, Instant since, boolean mutual, var _) -> {
                newEdge("FOLLOWS", follower, followee, since);
                if (mutual) {
                    edge("FOLLOWS", followee, follower, Map.of("mutual", false));
                }
            }
            case Change.FollowDeleted(
                    UserId follower,
                    UserId followee,
                    Instant since,
                    boolean mutual,
                    var _,
                    var _) -> {
                edge("FOLLOWS", follower, followee, Map.of("mutual", mutual, "since", Micros.of(since)));
                if (mutual) {
                    edge("FOLLOWS", followee, follower, Map.of("mutual", true));
                }
            }
            case Change.RequestCreated(UserId from, UserId to, Instant _, var _) -> request(from, to);
            case Change.RequestRejected(UserId from, UserId to, var _) -> request(from, to);
            case Change.RequestRestored(UserId from, UserId to, var _) -> request(from, to);
            case Change.RequestCancelled(UserId from, UserId to, var _, var _) -> request(from, to);
            case Change.ConnectionCreated(UserId low, UserId high, Instant since, var _, var _) -> {
                newEdge("CONNECTED", low, high, since);
                request(low, high);
            }
            case Change.ConnectionDeleted(UserId low, UserId high, Instant since, var _, var _) ->
                edge("CONNECTED", low, high, Map.of("since", Micros.of(since)));
            case Change.HideCreated(UserId hider, UserId hidden, Instant _, var _) ->
                edge("HIDES", hider, hidden, Map.of());
            case Change.HideDeleted(UserId hider, UserId hidden, var _) -> edge("HIDES", hider, hidden, Map.of());
            case Change.UserCreated(UserId user, var _) -> node(user, true);
            case Change.UserUpdated(UserId user, Set<UserField> fields, var _) ->
                node(user, fields.stream().anyMatch(SEARCHED::contains));
            case Change.UserDeleted(UserId user, boolean _, var _) -> node(user, true);
            case Change.GraphReset(var _) -> isUnknown = true;
        }
    }

    private void request(UserId one, UserId other) {
        edge("REQUESTED", one, other, Map.of());
    }

    private void edge(String type, UserId from, UserId to, Map<String, Object> before) {
        edges.add(new Commit.Edge(type, from.value(), to.value(), before, null));
    }

    private void newEdge(String type, UserId from, UserId to, Instant since) {
        edges.add(new Commit.Edge(type, from.value(), to.value(), Map.of(), Micros.of(since)));
    }

    /** @param isFound whether searches may find the user now, or no longer */
    private void node(UserId user, boolean isFound) {
        nodes.add(new Commit.Node(Set.of("Listed"), user.value(), isFound ? Set.of("Listed") : Set.of()));
    }
}

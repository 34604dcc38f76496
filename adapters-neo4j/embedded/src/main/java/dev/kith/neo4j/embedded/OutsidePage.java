package dev.kith.neo4j.embedded;

import static dev.kith.neo4j.spi.journal.JournalKind.CONNECTION_CREATED;
import static dev.kith.neo4j.spi.journal.JournalKind.CONNECTION_DELETED;
import static dev.kith.neo4j.spi.journal.JournalKind.FOLLOW_CREATED;
import static dev.kith.neo4j.spi.journal.JournalKind.FOLLOW_DELETED;
import static dev.kith.neo4j.spi.journal.JournalKind.GRAPH_RESET;
import static dev.kith.neo4j.spi.journal.JournalKind.HIDE_CREATED;
import static dev.kith.neo4j.spi.journal.JournalKind.HIDE_DELETED;
import static dev.kith.neo4j.spi.journal.JournalKind.MUTUAL_FOLLOW_DELETED;
import static dev.kith.neo4j.spi.journal.JournalKind.REQUEST_CANCELLED;
import static dev.kith.neo4j.spi.journal.JournalKind.REQUEST_CREATED;
import static dev.kith.neo4j.spi.journal.JournalKind.REQUEST_REJECTED;
import static dev.kith.neo4j.spi.journal.JournalKind.REQUEST_RESTORED;
import static dev.kith.neo4j.spi.journal.JournalKind.TOO_LARGE;
import static dev.kith.neo4j.spi.journal.JournalKind.USER_CREATED;
import static dev.kith.neo4j.spi.journal.JournalKind.USER_DELETED;
import static dev.kith.neo4j.spi.journal.JournalKind.USER_UPDATED;

import dev.kith.neo4j.spi.journal.JournalField;
import dev.kith.neo4j.spi.journal.JournalKind;
import dev.kith.neo4j.spi.journal.JournalPage;
import dev.kith.neo4j.spi.journal.JournalRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.neo4j.graphdb.Label;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Relationship;
import org.neo4j.graphdb.event.LabelEntry;
import org.neo4j.graphdb.event.TransactionData;

/**
 * The page of the journal for a transaction of a program other than Kith. It tells the net change: first what ended,
 * then what began. Nobody is named as the actor, and no cause. An edge between nodes without ids is left out.
 */
final class OutsidePage {

    /** Above this number of changes, one entry tells to read the graph again. */
    private static final int MAX_CHANGES = 10_000;

    private static final Label USER = Label.label("User");

    /** The properties of a user by their field; all other ones are part of the profile. */
    private static final Map<String, Long> FIELDS = Map.ofEntries(
            Map.entry("username", JournalField.USERNAME),
            Map.entry("real_name", JournalField.NAME),
            Map.entry("bio", JournalField.BIO),
            Map.entry("website", JournalField.WEBSITE),
            Map.entry("avatar", JournalField.PICTURE),
            Map.entry("status", JournalField.STATUS),
            Map.entry("followers_visible_to", JournalField.LISTS),
            Map.entry("followings_visible_to", JournalField.LISTS),
            Map.entry("email", JournalField.ACCOUNT),
            Map.entry("email_confirmed", JournalField.ACCOUNT),
            Map.entry("role", JournalField.ACCOUNT),
            Map.entry("tokens_from", JournalField.ACCOUNT));

    private final TransactionData data;
    private final List<JournalRow> rows = new ArrayList<>();
    private final Map<Node, @Nullable Object> deletedIds = new HashMap<>();

    private OutsidePage(TransactionData data) {
        this.data = data;
    }

    /** Empty if the transaction changes no follow, connection, request, hide or user. */
    static JournalPage of(TransactionData data) {
        JournalPage page = new JournalPage();
        new OutsidePage(data).rows().forEach(page::add);
        return page;
    }

    private List<JournalRow> rows() {
        data.removedNodeProperties().forEach(property -> {
            if (property.key().equals("id") && data.isDeleted(property.entity())) {
                deletedIds.put(property.entity(), property.previouslyCommittedValue());
            }
        });
        deletedEdges();
        requestAnswers();
        createdEdges();
        users();
        return rows.size() <= MAX_CHANGES
                ? rows
                : List.of(new JournalRow(JournalKind.of(GRAPH_RESET, TOO_LARGE), 0, 0, null, JournalRow.NOBODY));
    }

    private void deletedEdges() {
        Set<Relationship> mutual = new HashSet<>();
        Map<Relationship, Long> since = new HashMap<>();
        data.removedRelationshipProperties().forEach(property -> {
            Object value = property.previouslyCommittedValue();
            if (property.key().equals("mutual") && Boolean.TRUE.equals(value)) {
                mutual.add(property.entity());
            } else if (property.key().equals("since") && value instanceof Long time) {
                since.put(property.entity(), time);
            }
        });
        data.deletedRelationships().forEach(edge -> {
            switch (edge.getType().name()) {
                case "FOLLOWS" ->
                    edge(mutual.contains(edge) ? MUTUAL_FOLLOW_DELETED : FOLLOW_DELETED, edge, since.get(edge));
                case "REQUESTED" -> edge(REQUEST_CANCELLED, edge, null);
                case "CONNECTED" -> edge(CONNECTION_DELETED, edge, since.get(edge));
                case "HIDES" -> edge(HIDE_DELETED, edge, null);
                default -> {}
            }
        });
    }

    private void requestAnswers() {
        Set<Relationship> created = new HashSet<>();
        data.createdRelationships().forEach(created::add);
        data.assignedRelationshipProperties().forEach(property -> {
            Relationship edge = property.entity();
            if (isRejection(edge, property.key()) && !created.contains(edge)) {
                edge(REQUEST_REJECTED, edge, null);
            }
        });
        data.removedRelationshipProperties().forEach(property -> {
            Relationship edge = property.entity();
            if (isRejection(edge, property.key()) && !data.isDeleted(edge)) {
                edge(REQUEST_RESTORED, edge, null);
            }
        });
    }

    private static boolean isRejection(Relationship edge, String property) {
        return property.equals("rejected") && edge.getType().name().equals("REQUESTED");
    }

    private void createdEdges() {
        data.createdRelationships().forEach(edge -> {
            switch (edge.getType().name()) {
                case "FOLLOWS" ->
                    edge(
                            JournalKind.of(
                                    FOLLOW_CREATED, Boolean.TRUE.equals(edge.getProperty("mutual", null)) ? 1 : 0),
                            edge,
                            time(edge, "since"));
                case "REQUESTED" -> {
                    edge(REQUEST_CREATED, edge, time(edge, "created"));
                    if (edge.hasProperty("rejected")) {
                        edge(REQUEST_REJECTED, edge, null);
                    }
                }
                case "CONNECTED" -> edge(CONNECTION_CREATED, edge, time(edge, "since"));
                case "HIDES" -> edge(HIDE_CREATED, edge, time(edge, "since"));
                default -> {}
            }
        });
    }

    private void edge(long kind, Relationship edge, @Nullable Long since) {
        Long from = id(edge.getStartNode());
        Long to = id(edge.getEndNode());
        if (from != null && to != null && !from.equals(to)) {
            boolean isSwapped = edge.getType().name().equals("CONNECTED") && from > to;
            add(new JournalRow(kind, isSwapped ? to : from, isSwapped ? from : to, since, JournalRow.NOBODY));
        }
    }

    /** A time that is not there is the time of the page. */
    private static @Nullable Long time(Relationship edge, String property) {
        return edge.getProperty(property, null) instanceof Long time ? time : null;
    }

    private void users() {
        Set<Node> created = new HashSet<>();
        data.createdNodes().forEach(created::add);
        Set<Node> deleted = new HashSet<>();
        labels(data.removedLabels()).forEach(deleted::add);
        labels(data.assignedLabels()).forEach(node -> user(USER_CREATED, node, 0));
        deleted.forEach(node -> user(JournalKind.of(USER_DELETED, 1), node, 0));

        Map<Node, Long> changed = new HashMap<>();
        data.assignedNodeProperties().forEach(property -> {
            Node node = property.entity();
            if (!created.contains(node)) {
                if (property.key().equals("status") && "d".equals(property.value())) {
                    if (node.hasLabel(USER)) {
                        user(USER_DELETED, node, 0);
                    }
                } else {
                    changed.merge(node, bit(property.key()), (one, other) -> one | other);
                }
            }
        });
        data.removedNodeProperties().forEach(property -> {
            if (!data.isDeleted(property.entity())) {
                changed.merge(property.entity(), bit(property.key()), (one, other) -> one | other);
            }
        });
        changed.forEach((node, fields) -> {
            if (!deleted.contains(node) && node.hasLabel(USER)) {
                user(USER_UPDATED, node, fields);
            }
        });
    }

    private static Stream<Node> labels(Iterable<LabelEntry> entries) {
        return StreamSupport.stream(entries.spliterator(), false)
                .filter(entry -> entry.label().equals(USER))
                .map(LabelEntry::node);
    }

    private static long bit(String property) {
        return FIELDS.getOrDefault(property, JournalField.PROFILE);
    }

    private void user(long kind, Node node, long other) {
        Long id = id(node);
        if (id != null) {
            add(new JournalRow(kind, id, other, null, JournalRow.NOBODY));
        }
    }

    private void add(JournalRow row) {
        if (rows.size() <= MAX_CHANGES) {
            rows.add(row);
        }
    }

    private @Nullable Long id(Node node) {
        Object id = data.isDeleted(node) ? deletedIds.get(node) : node.getProperty("id", null);
        return id instanceof Long number ? number : null;
    }
}

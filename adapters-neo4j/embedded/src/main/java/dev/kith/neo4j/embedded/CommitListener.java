package dev.kith.neo4j.embedded;

import dev.kith.neo4j.spi.Commit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.graphdb.Label;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Relationship;
import org.neo4j.graphdb.Transaction;
import org.neo4j.graphdb.event.TransactionData;
import org.neo4j.graphdb.event.TransactionEventListener;

/**
 * Collects the changes of a transaction once, before its commit, while they can be read. Reports them after the commit
 * to all watchers, in the order in which they were added.
 */
final class CommitListener implements TransactionEventListener<CommitListener.Pending> {

    /** @param upto the number of its last entry in the journal, 0 if it has none */
    record Pending(@Nullable Commit commit, long upto) {}

    private final JournalWriter journal;
    private final List<Consumer<Commit>> watchers = new CopyOnWriteArrayList<>();

    CommitListener(JournalWriter journal) {
        this.journal = journal;
    }

    void add(Consumer<Commit> watcher) {
        watchers.add(watcher);
    }

    @Override
    public Pending beforeCommit(TransactionData data, Transaction transaction, GraphDatabaseService database) {
        Commit commit = watchers.isEmpty() ? null : new ChangeCollector(data).commit();
        return new Pending(commit, journal.beforeCommit(data, transaction));
    }

    /** A watcher that throws does not keep the others from the commit. */
    @Override
    public void afterCommit(TransactionData data, Pending pending, GraphDatabaseService database) {
        try {
            if (pending.commit() != null) {
                report(pending.commit());
            }
        } finally {
            journal.committed(pending.upto());
        }
    }

    private void report(Commit commit) {
        RuntimeException failure = null;
        for (Consumer<Commit> watcher : watchers) {
            try {
                watcher.accept(commit);
            } catch (RuntimeException next) {
                if (failure == null) {
                    failure = next;
                } else {
                    failure.addSuppressed(next);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public void afterRollback(TransactionData data, Pending pending, GraphDatabaseService database) {
        // nothing changed
    }

    private static final class ChangeCollector {

        private final TransactionData data;
        private final Map<Node, Set<String>> nodes = new HashMap<>();
        private final Map<Node, Set<String>> changes = new HashMap<>();
        private final Map<Node, @Nullable Object> ids = new HashMap<>();
        private final Map<Relationship, Map<String, Object>> edges = new HashMap<>();

        ChangeCollector(TransactionData data) {
            this.data = data;
        }

        Commit commit() {
            data.createdNodes().forEach(this::labels);
            data.deletedNodes().forEach(this::labels);
            data.assignedNodeProperties().forEach(property -> change(property.entity(), property.key()));
            data.removedNodeProperties().forEach(property -> {
                change(property.entity(), property.key());
                if (property.key().equals("id") && data.isDeleted(property.entity())) {
                    ids.put(property.entity(), property.previouslyCommittedValue());
                }
            });
            data.assignedLabels().forEach(label -> change(label.node(), label.label()));
            data.removedLabels().forEach(label -> change(label.node(), label.label()));

            data.createdRelationships().forEach(edge -> edges.put(edge, new HashMap<>()));
            data.deletedRelationships().forEach(edge -> edges.put(edge, new HashMap<>()));
            Set<Relationship> newEdges = new HashSet<>();
            data.createdRelationships().forEach(newEdges::add);
            data.assignedRelationshipProperties().forEach(property -> {
                if (!newEdges.contains(property.entity())) {
                    before(
                            property.entity(),
                            property.key(),
                            property.hasPreviouslyCommittedValue() ? property.previouslyCommittedValue() : null);
                }
            });
            data.removedRelationshipProperties()
                    .forEach(
                            property -> before(property.entity(), property.key(), property.previouslyCommittedValue()));

            List<Commit.Node> changedNodes = new ArrayList<>(nodes.size());
            nodes.forEach((node, labels) ->
                    changedNodes.add(new Commit.Node(labels, id(node), changes.getOrDefault(node, Set.of()))));
            List<Commit.Edge> changedEdges = new ArrayList<>(edges.size());
            edges.forEach((edge, before) -> changedEdges.add(new Commit.Edge(
                    edge.getType().name(),
                    id(edge.getStartNode()),
                    id(edge.getEndNode()),
                    before,
                    newEdges.contains(edge) && edge.getProperty("since", null) instanceof Long since ? since : null)));
            return new Commit(changedNodes, changedEdges);
        }

        private Set<String> labels(Node node) {
            return nodes.computeIfAbsent(node, changed -> {
                Set<String> labels = new HashSet<>();
                if (!data.isDeleted(changed)) {
                    for (Label label : changed.getLabels()) {
                        labels.add(label.name());
                    }
                }
                return labels;
            });
        }

        private void change(Node node, String name) {
            labels(node);
            changes.computeIfAbsent(node, none -> new HashSet<>()).add(name);
        }

        private void change(Node node, Label label) {
            labels(node).add(label.name());
            change(node, label.name());
        }

        private void before(Relationship edge, String key, @Nullable Object value) {
            Map<String, Object> before = edges.computeIfAbsent(
                    edge,
                    changed -> data.isDeleted(changed) ? new HashMap<>() : new HashMap<>(changed.getAllProperties()));
            if (value == null) {
                before.remove(key);
            } else {
                before.put(key, value);
            }
        }

        private @Nullable Long id(Node node) {
            Object id =
                    ids.computeIfAbsent(node, known -> data.isDeleted(known) ? null : known.getProperty("id", null));
            return id instanceof Long number ? number : null;
        }
    }
}

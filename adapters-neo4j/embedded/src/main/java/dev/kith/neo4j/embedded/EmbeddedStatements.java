package dev.kith.neo4j.embedded;

import dev.kith.neo4j.spi.NewEdge;
import dev.kith.neo4j.spi.Row;
import dev.kith.neo4j.spi.Statements;
import dev.kith.neo4j.spi.journal.JournalPage;
import dev.kith.neo4j.spi.journal.JournalRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.neo4j.graphdb.ExecutionPlanDescription;
import org.neo4j.graphdb.Label;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Relationship;
import org.neo4j.graphdb.RelationshipType;
import org.neo4j.graphdb.Result;
import org.neo4j.graphdb.Transaction;

/** The statements of one transaction of the Java API. */
record EmbeddedStatements(Transaction transaction, JournalPage page) implements Statements {

    private static final Label LISTED = Label.label("Listed");

    EmbeddedStatements(Transaction transaction) {
        this(transaction, new JournalPage());
    }

    @Override
    public List<Row> run(String cypher, Map<String, Object> parameters) {
        List<Row> rows = new ArrayList<>();
        stream(cypher, parameters, rows::add);
        return rows;
    }

    @Override
    public void stream(String cypher, Map<String, Object> parameters, Consumer<Row> row) {
        try (Result result = transaction.execute(cypher, parameters)) {
            result.forEachRemaining(values -> row.accept(new Row(values)));
        }
    }

    @Override
    public long createEdges(String type, List<NewEdge> edges) {
        RelationshipType relationshipType = RelationshipType.withName(type);
        Map<Long, Node> nodes = new HashMap<>();
        long created = 0;
        for (NewEdge edge : edges) {
            Node from = nodes.computeIfAbsent(edge.from(), this::listed);
            Node to = nodes.computeIfAbsent(edge.to(), this::listed);
            if (from != null && to != null) {
                Relationship relationship = from.createRelationshipTo(to, relationshipType);
                edge.properties().forEach(relationship::setProperty);
                created++;
            }
        }
        return created;
    }

    private @Nullable Node listed(long id) {
        return transaction.findNode(LISTED, "id", id);
    }

    @Override
    public void record(JournalRow entry) {
        page.add(entry);
    }

    @Override
    public List<String> plan(String cypher, Map<String, Object> parameters) {
        try (Result result = transaction.execute("EXPLAIN " + cypher, parameters)) {
            List<String> operators = new ArrayList<>();
            collect(result.getExecutionPlanDescription(), operators);
            return operators;
        }
    }

    private static void collect(ExecutionPlanDescription plan, List<String> operators) {
        operators.add(plan.getName());
        plan.getChildren().forEach(child -> collect(child, operators));
    }
}

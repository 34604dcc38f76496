package dev.kith.neo4j.embedded;

import dev.kith.neo4j.seam.Row;
import dev.kith.neo4j.seam.Statements;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.neo4j.graphdb.ExecutionPlanDescription;
import org.neo4j.graphdb.Result;
import org.neo4j.graphdb.Transaction;

/** The statements of one transaction of the Java API. */
record InProcessStatements(Transaction transaction) implements Statements {

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

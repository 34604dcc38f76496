package dev.kith.bootstrap.server;

import dev.kith.bootstrap.graph.Graph;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.AbstractHealthIndicator;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.util.Map;

/** The part of {@code GET /health} that is DOWN while the graph does not answer. */
@Singleton
@Readiness
final class GraphHealth extends AbstractHealthIndicator<Map<String, Object>> {

    private final Graph graph;

    GraphHealth(Graph graph) {
        this.graph = graph;
    }

    @Override
    protected Map<String, Object> getHealthInformation() {
        graph.verify();
        healthStatus = HealthStatus.UP;
        return Map.of();
    }

    @Override
    protected String getName() {
        return "graph";
    }
}

package dev.kith.application.statistic;

import dev.kith.application.InMemoryGraph;
import dev.kith.application.Stores;

final class InMemoryStatisticsTest extends StatisticsContract {

    private InMemoryGraph graph = new InMemoryGraph();

    @Override
    protected Stores stores() {
        graph = new InMemoryGraph();
        return Stores.inMemory(graph);
    }

    @Override
    protected Statistics statistics() {
        return new InMemoryStatistics(graph);
    }
}

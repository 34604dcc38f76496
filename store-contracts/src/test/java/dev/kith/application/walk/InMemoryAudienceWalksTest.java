package dev.kith.application.walk;

import dev.kith.application.InMemoryGraph;
import dev.kith.application.Stores;

final class InMemoryAudienceWalksTest extends AudienceWalksContract {

    private InMemoryGraph graph = new InMemoryGraph();

    @Override
    protected Stores stores() {
        graph = new InMemoryGraph();
        return Stores.inMemory(graph);
    }

    @Override
    protected AudienceWalks walks() {
        return new InMemoryAudienceWalks(graph);
    }
}

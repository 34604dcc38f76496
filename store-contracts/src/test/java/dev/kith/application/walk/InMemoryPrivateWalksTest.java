package dev.kith.application.walk;

import dev.kith.application.InMemoryGraph;
import dev.kith.application.Stores;

final class InMemoryPrivateWalksTest extends PrivateWalksContract {

    private InMemoryGraph graph = new InMemoryGraph();

    @Override
    protected Stores stores() {
        graph = new InMemoryGraph();
        return Stores.inMemory(graph);
    }

    @Override
    protected PrivateWalks walks() {
        return new InMemoryPrivateWalks(graph);
    }
}

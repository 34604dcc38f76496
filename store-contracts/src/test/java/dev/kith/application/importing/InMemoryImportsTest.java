package dev.kith.application.importing;

import dev.kith.application.InMemoryGraph;
import dev.kith.application.Stores;

class InMemoryImportsTest extends ImportsContract {

    private InMemoryGraph graph = new InMemoryGraph();

    @Override
    protected Stores stores() {
        graph = new InMemoryGraph();
        return Stores.inMemory(graph);
    }

    @Override
    protected Imports imports() {
        return new InMemoryImports(graph);
    }
}

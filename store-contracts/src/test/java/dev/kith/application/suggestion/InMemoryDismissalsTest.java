package dev.kith.application.suggestion;

import dev.kith.application.InMemoryGraph;
import dev.kith.application.Stores;
import dev.kith.application.walk.InMemoryPrivateWalks;
import dev.kith.application.walk.PrivateWalks;

final class InMemoryDismissalsTest extends DismissalsContract {

    private InMemoryGraph graph = new InMemoryGraph();

    @Override
    protected Stores stores() {
        graph = new InMemoryGraph();
        return Stores.inMemory(graph);
    }

    @Override
    protected Dismissals dismissals() {
        return new InMemoryDismissals(graph);
    }

    @Override
    protected Suggestions suggestions() {
        return new InMemorySuggestions(graph);
    }

    @Override
    protected PrivateWalks walks() {
        return new InMemoryPrivateWalks(graph);
    }
}

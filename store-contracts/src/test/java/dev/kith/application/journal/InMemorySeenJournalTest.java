package dev.kith.application.journal;

import dev.kith.application.InMemoryGraph;
import dev.kith.application.Stores;

final class InMemorySeenJournalTest extends SeenJournalContract {

    private final InMemoryGraph graph = new InMemoryGraph();

    @Override
    protected Stores stores() {
        return Stores.inMemory(graph);
    }

    @Override
    protected SeenJournal seen() {
        return new InMemorySeenJournal(new InMemoryJournal(graph));
    }
}

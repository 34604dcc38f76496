package dev.kith.application.journal;

import dev.kith.application.Stores;

final class InMemoryJournalTest extends JournalContract {

    @Override
    protected Stores stores() {
        return Stores.inMemory();
    }
}

package dev.kith.application.departure;

import dev.kith.application.Stores;

final class InMemoryDeparturesTest extends DeparturesContract {

    @Override
    protected Stores stores() {
        return Stores.inMemory();
    }
}

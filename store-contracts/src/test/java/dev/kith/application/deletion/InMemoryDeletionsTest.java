package dev.kith.application.deletion;

import dev.kith.application.Stores;

final class InMemoryDeletionsTest extends DeletionsContract {

    @Override
    protected Stores stores() {
        return Stores.inMemory();
    }
}

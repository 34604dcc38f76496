package dev.kith.application.tie;

import dev.kith.application.Stores;

final class InMemoryTiesTest extends TiesContract {

    @Override
    protected Stores stores() {
        return Stores.inMemory();
    }
}

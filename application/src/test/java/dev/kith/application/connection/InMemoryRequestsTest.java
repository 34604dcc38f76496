package dev.kith.application.connection;

import dev.kith.application.Stores;

final class InMemoryRequestsTest extends RequestsContract {

    @Override
    protected Stores stores() {
        return Stores.inMemory();
    }
}

package dev.kith.application.connection;

import dev.kith.application.Stores;

final class InMemoryConnectionRequestsTest extends ConnectionRequestsContract {

    @Override
    protected Stores stores() {
        return Stores.inMemory();
    }
}

package dev.kith.application.user;

import dev.kith.application.Stores;

final class InMemoryUsersTest extends UsersContract {

    @Override
    protected Stores stores() {
        return Stores.inMemory();
    }
}

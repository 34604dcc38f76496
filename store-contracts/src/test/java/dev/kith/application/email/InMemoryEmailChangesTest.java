package dev.kith.application.email;

import dev.kith.application.account.AccountStores;

class InMemoryEmailChangesTest extends EmailChangesContract {

    @Override
    protected AccountStores accountStores() {
        return AccountStores.inMemory();
    }
}

package dev.kith.application.session;

import dev.kith.application.account.AccountStores;

class InMemorySessionsTest extends SessionsContract {

    @Override
    protected AccountStores accountStores() {
        return AccountStores.inMemory();
    }
}
